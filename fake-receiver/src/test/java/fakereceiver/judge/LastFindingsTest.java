package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import org.junit.jupiter.api.Test;

class LastFindingsTest {

  private static final Card CARD = new Card("dkim-missing", Owner.SIGNER, "No signature", "Sign");

  private final LastFindings last = new LastFindings(2);

  private static Finding finding(String about, String seen) {
    return new Finding(CARD, about, Outcome.failed(Evidence.given("signatures", seen)));
  }

  @Test
  void whoFindsTheSameAsTheOneBeforeTakesThatOne() {
    Finding first = finding("the message", "none");

    assertThat(last.shared(1, first)).isSameAs(first);
    assertThat(last.shared(1, finding("the message", "none"))).isSameAs(first);
  }

  @Test
  void whatDiffersStaysAsItIsAndIsTheLastFromThenOn() {
    last.shared(1, finding("the message", "none"));
    Finding other = finding("the message", "one");

    assertThat(last.shared(1, other)).isSameAs(other);
    assertThat(last.shared(1, finding("the message", "one"))).isSameAs(other);
  }

  @Test
  void rulesDoNotShare() {
    last.shared(0, finding("the message", "none"));
    Finding ofTheOther = finding("the message", "none");

    assertThat(last.shared(1, ofTheOther)).isSameAs(ofTheOther);
  }

  @Test
  void longTextOfAClientIsNotKeptForTheNext() {
    Finding first = finding("the message", "x".repeat(201));
    Finding again = finding("the message", "x".repeat(201));

    last.shared(1, first);

    assertThat(last.shared(1, again)).isSameAs(again);
  }
}
