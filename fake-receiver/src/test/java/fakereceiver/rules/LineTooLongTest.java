package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class LineTooLongTest {

  @Test
  void passesWithALineOf998Octets() {
    Outcome outcome = examine(Letters.letter("\n" + "x".repeat(998) + "\n"), "");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithALineOf999OctetsAndNamesIt() {
    Outcome outcome = examine(Letters.letter("Subject: Hello\n\n" + "x".repeat(999) + "\n"), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("lines of more than 998 octets 1, the first in line 3");
  }

  @Test
  void failsWithAnEndlessLastLine() {
    Outcome outcome = examine(Letters.letter("\n" + "x".repeat(999)), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new LineTooLong().examine(attempt, ZoneDns.of(zone));
  }
}
