package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class DkimMissingTest {

  @Test
  void passesWithASignatureGoodOrNot() {
    Outcome outcome =
        examine(Letters.signedBy("example.org", Letters.GOOD), Letters.otherKey("example.org"));

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutOne() {
    Outcome outcome = examine("");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("DKIM-Signature fields none");
  }

  private static Outcome examine(String zone) {
    return examine(Letters.letter(Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DkimMissing().examine(attempt, ZoneDns.of(zone));
  }
}
