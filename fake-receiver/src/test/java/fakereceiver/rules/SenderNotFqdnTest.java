package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNotFqdnTest {

  @ParameterizedTest
  @ValueSource(strings = {"alice@example.org", "alice@[IPv6:2001:db8::25]", "alice@[192.0.2.25]"})
  void passesWithAFullDomainOrALiteral(String path) {
    assertThat(examine(path).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutADomainAndShowsThePath() {
    Outcome outcome = examine("alice");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("reverse-path <alice>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root@localhost",
        "root@mail",
        "root@",
        "root@.",
        "root@example..org",
        "root@[host]"
      })
  void failsWithADomainThatNobodyElseCanLookUp(String path) {
    assertThat(examine(path).result()).isEqualTo(FAILED);
  }

  @Test
  void isSkippedForTheNullReversePath() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String path) {
    return SenderForms.outcome(new SenderNotFqdn(), path);
  }
}
