package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class HeaderDuplicateTest {

  @Test
  void passesWhenEachFieldIsThereOnce() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTwoFieldsAndShowsThem() {
    Outcome outcome = examine(Letters.letter("Subject: Goodbye\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("Subject fields [Goodbye, Hello]");
  }

  @Test
  void leavesTheFromFieldToItsOwnRule() {
    Outcome outcome = examine(Letters.letter("From: eve@example.net\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithFieldsThatMayBeThereTwice() {
    Outcome outcome =
        examine(Letters.letter("Received: from a\nReceived: from b\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new HeaderDuplicate().examine(attempt, ZoneDns.of(zone));
  }
}
