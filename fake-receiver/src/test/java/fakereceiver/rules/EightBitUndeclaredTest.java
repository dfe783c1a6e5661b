package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.BodyType;
import org.junit.jupiter.api.Test;

class EightBitUndeclaredTest {

  @Test
  void passesWhenTheMessageIsAscii() {
    assertThat(examine(Letters.letter(Letters.GOOD).withBodyType(BodyType.SEVEN_BIT), "").result())
        .isEqualTo(PASSED);
  }

  @Test
  void passesWhenItWasDeclared() {
    Outcome outcome =
        examine(
            Letters.letter("Subject: Gr\u00fc\u00dfe\n\nHello\n").withBodyType(BodyType.EIGHT_BIT),
            "");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenItWasNotAndNamesTheLine() {
    Outcome outcome =
        examine(
            Letters.letter("Subject: Gr\u00fc\u00dfe\n\nHello\n").withBodyType(BodyType.SEVEN_BIT),
            "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("octets above 127 4, the first in line 1");
  }

  @Test
  void isSkippedWhenNobodyKnowsWhatIsDeclared() {
    assertThat(examine(Letters.letter("Subject: Gr\u00fc\u00dfe\n\nHello\n"), "").result())
        .isEqualTo(SKIPPED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new EightBitUndeclared().examine(attempt, ZoneDns.of(zone));
  }
}
