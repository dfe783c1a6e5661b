package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloWithoutDotTest {

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "a.b", "192.0.2.25", "[192.0.2.25]", "..mail"})
  void passesWithADotInside(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @Test
  void passesWhateverCharactersStandAroundTheDot() {
    assertThat(examine("\u0085.\u0085").result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "localhost", "mail.", ".mail", ".", "..", "my mail"})
  void failsWithoutOneAndWithOneAtTheEdge(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::25]", "[2001:db8::25]", "2001:db8::25"})
  void failsForAnIpv6AddressInAnyForm(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void isSkippedWithoutAName() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloWithoutDot(), helo);
  }
}
