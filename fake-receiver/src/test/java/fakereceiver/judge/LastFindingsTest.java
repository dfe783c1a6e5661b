package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  @Test
  void aLargeAnswerIsNotKeptForTheNext() {
    Finding first = finding(answer("x".repeat(10_000)));

    last.shared(1, first);

    Finding again = finding(answer("x".repeat(10_000)));
    assertThat(last.shared(1, again)).isSameAs(again);
    Finding small = finding(answer("x"));
    last.shared(1, small);
    assertThat(last.shared(1, finding(answer("x")))).isSameAs(small);
  }

  private static Finding finding(Answer<String> seen) {
    return new Finding(CARD, "the message", Outcome.failed(Evidence.of(seen)));
  }

  private static Answer<String> answer(String text) {
    return new Answer<>(
        new Question<>(DomainName.of("example.org"), RecordType.TXT),
        Answer.Status.FOUND,
        List.of(text),
        List.of(),
        "",
        Optional.empty(),
        Duration.ZERO,
        "");
  }
}
