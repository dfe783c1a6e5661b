package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderAtLocalhostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org",
        "alice",
        "localhost",
        "alice@localhost.localdomain",
        "alice@mail"
      })
  void passesWithAnyOtherDomainOrNone(String path) {
    assertThat(examine(path).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"noreply@localhost", "root@LocalHost"})
  void failsInAnyCaseAndShowsTheAddress(String path) {
    Outcome outcome = examine(path);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("reverse-path " + path);
  }

  private static Outcome examine(String path) {
    return SenderForms.outcome(new SenderAtLocalhost(), path);
  }
}
