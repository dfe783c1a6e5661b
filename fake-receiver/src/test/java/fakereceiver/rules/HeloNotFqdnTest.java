package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloNotFqdnTest {

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "mail.example.org."})
  void passesWithAFullName(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "localhost", "mail."})
  void failsWithASingleLabel(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void failsWithAnAddressWithoutBracketsAndShowsIt() {
    Outcome outcome = examine("2001:db8::25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name 2001:db8::25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "[2001:db8::25]", "[x]", "my mail"})
  void isSkippedWhenItIsNeitherANameNorABareAddress(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloNotFqdn(), helo);
  }
}
