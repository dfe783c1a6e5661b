package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class HeloMissingTest {

  @Test
  void passesWithAnyName() {
    assertThat(examine("mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutAName() {
    Outcome outcome = examine("");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name (nothing)");
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloMissing(), helo);
  }
}
