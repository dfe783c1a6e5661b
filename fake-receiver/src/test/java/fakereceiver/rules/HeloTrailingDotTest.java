package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloTrailingDotTest {

  @Test
  void passesWithoutADotAtTheEnd() {
    assertThat(examine("mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithADotAtTheEndAndSaysWhatToWrite() {
    Outcome outcome = examine("mail.example.org.");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name mail.example.org.");
    assertThat(outcome.remedy().orElseThrow())
        .contains("Greet with mail.example.org, without the dot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "2001:db8::25", "my mail."})
  void isSkippedWhenItIsNotAHostName(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloTrailingDot(), helo);
  }
}
