package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class OneClickMissingTest {

  @Test
  void passesWithBothFields() {
    Outcome outcome =
        examine(
            Letters.letter(
                "List-Unsubscribe: <mailto:l@example.org>, <https://example.org/leave>\n"
                    + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
                    + Letters.GOOD),
            "");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithAMailAddressOnlyAndShowsIt() {
    Outcome outcome =
        examine(Letters.letter("List-Unsubscribe: <mailto:l@example.org>\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("List-Unsubscribe <mailto:l@example.org>");
  }

  @Test
  void failsWithAListIdAlone() {
    Outcome outcome = examine(Letters.letter("List-Id: <news.example.org>\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void failsWithBulkPrecedenceAlone() {
    Outcome outcome = examine(Letters.letter("Precedence: Bulk\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void isSkippedForOrdinaryMail() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new OneClickMissing().examine(attempt, ZoneDns.of(zone));
  }
}
