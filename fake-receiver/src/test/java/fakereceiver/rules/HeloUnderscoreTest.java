package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloUnderscoreTest {

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "[IPv6:2001:db8::25]", "", "my mail"})
  void passesWithoutOne(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web_1.example.org", "mail._x.example.org", "_", "my_host"})
  void failsWithOneInAnyLabelAndShowsTheName(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloUnderscore(), helo);
  }
}
