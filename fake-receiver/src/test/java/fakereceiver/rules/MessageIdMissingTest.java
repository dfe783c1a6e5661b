package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class MessageIdMissingTest {

  @Test
  void passesWithTheField() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutIt() {
    Outcome outcome =
        examine(Letters.letter(Letters.GOOD.replace("Message-ID:", "X-Message-ID:")), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("Message-ID field none");
  }

  @Test
  void failsWhenItIsEmpty() {
    assertThat(examine(Letters.letter("Message-ID:\n\nHello\n"), "").result()).isEqualTo(FAILED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new MessageIdMissing().examine(attempt, ZoneDns.of(zone));
  }
}
