package smtpprobe.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyLineTest {

  private static final Finding HELPLESS = finding("");
  private static final Finding HELPFUL = finding("Sign it");

  private static Finding finding(String remedy) {
    return new Finding(
        new Card("unauthenticated", Owner.DNS, "Nobody vouches", "A general remedy"),
        "the message",
        Outcome.failed(Evidence.NONE, remedy));
  }

  @Test
  void isNotThereWhereAFaultHasNoRemedy() {
    FaultText text = new FaultText(Style.PLAIN);

    assertThat(text.block(HELPLESS, "")).isEqualTo(List.of("unauthenticated: Nobody vouches."));
    assertThat(text.block(HELPFUL, "")).endsWith("    remedy  Sign it.");
  }

  @Test
  void isNotThereWhereAFindingHasNoRemedy() {
    FindingText text = new FindingText(Style.PLAIN, false);

    assertThat(text.block(HELPLESS))
        .isEqualTo(List.of("unauthenticated: Nobody vouches (the message)."));
    assertThat(text.block(HELPFUL)).endsWith("    remedy  Sign it.");
  }
}
