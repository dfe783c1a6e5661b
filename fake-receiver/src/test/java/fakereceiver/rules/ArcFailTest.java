package fakereceiver.rules;

import static fakereceiver.judge.Outcome.Result.FAILED;
import static fakereceiver.judge.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import org.junit.jupiter.api.Test;

class ArcFailTest {

  @Test
  void failsWhenASetIsIncomplete() {
    Outcome outcome =
        examine(
            Letters.letter(
                "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.net; s=s; b=YQ==\n"
                    + Letters.GOOD),
            "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).last().asString().contains("ARC chain is fail (");
  }

  @Test
  void isSkippedWithoutAChain() {
    Outcome outcome = examine("");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutAMessage() {
    Outcome outcome =
        examine(Letters.path("alice@example.org"), "example.org  TXT  \"v=spf1 -all\"");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.letter(Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new ArcFail().examine(attempt, ZoneDns.of(zone));
  }
}
