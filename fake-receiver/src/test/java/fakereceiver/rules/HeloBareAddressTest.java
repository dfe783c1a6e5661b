package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloBareAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.org", "[IPv6:2001:db8::25]", "[2001:db8::25]", "", "my mail"})
  void passesWithAnythingElse(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::25", "2001:DB8:0:0::dead", "192.0.2.25"})
  void failsForAnAddressOfEitherFamilyWhicheverItIs(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloBareAddress(), helo);
  }
}
