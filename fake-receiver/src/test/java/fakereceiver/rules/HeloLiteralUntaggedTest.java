package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloLiteralUntaggedTest {

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::25]", "[192.0.2.25]", "mail.example.org", "", "[x]"})
  void passesWithTheTagAndWithAnythingElse(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::25]", "[2001:DB8::dead]"})
  void failsWithoutTheTagWhicheverAddressItIs(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloLiteralUntagged(), helo);
  }
}
