package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderWithoutDomainTest {

  @ParameterizedTest
  @ValueSource(strings = {"alice@example.org", "alice@mail", "alice@[IPv6:2001:db8::25]"})
  void passesWithAnyDomain(String path) {
    assertThat(examine(path).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "alice@"})
  void failsForAUserNameAloneAndShowsIt(String path) {
    Outcome outcome = examine(path);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("reverse-path " + path.replace("@", ""));
  }

  private static Outcome examine(String path) {
    return SenderForms.outcome(new SenderWithoutDomain(), path);
  }
}
