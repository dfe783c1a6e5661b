package smtpprobe.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyLineTest {

  private static final Outcome HELPLESS = Outcome.failed(Evidence.NONE, "");
  private static final Outcome HELPFUL = Outcome.failed(Evidence.NONE, "Sign it");

  @Test
  void isNotThereWhereAFaultHasNoRemedy() {
    FaultText text = new FaultText(Style.PLAIN);

    assertThat(text.block("unauthenticated", HELPLESS, ""))
        .isEqualTo(List.of("unauthenticated: Neither SPF nor DKIM passes for the message."));
    assertThat(text.block("unauthenticated", HELPFUL, "")).endsWith("    remedy  Sign it.");
  }

  @Test
  void isNotThereWhereAFindingHasNoRemedy() {
    FindingText text = new FindingText(Style.PLAIN, false);

    assertThat(text.block("unauthenticated", "Nobody vouches", "", HELPLESS))
        .isEqualTo(List.of("unauthenticated: Nobody vouches."));
    assertThat(text.block("unauthenticated", "Nobody vouches", "Sign it", HELPFUL))
        .endsWith("    remedy  Sign it.");
  }
}
