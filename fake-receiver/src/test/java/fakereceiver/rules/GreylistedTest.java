package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.ClientHistory.Standing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreylistedTest {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void failsForAFirstAttemptAndSaysWhenToComeBack() {
    Outcome outcome = examine(Optional.of(new Standing(Duration.ZERO, FIVE_MINUTES)));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "this sender and recipient from 2001:db8:0:7::/64 the first attempt,"
                + " greylisted for 300 s");
    assertThat(outcome.remedy().orElseThrow()).contains("try again after 300 s");
  }

  @Test
  void failsForAnAttemptThatComesBackTooSoon() {
    Outcome outcome = examine(Optional.of(new Standing(Duration.ofSeconds(299), FIVE_MINUTES)));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines().get(0)).contains("known for 299 s");
  }

  @Test
  void passesOnceTheTimeIsOver() {
    assertThat(examine(Optional.of(new Standing(FIVE_MINUTES, FIVE_MINUTES))).result())
        .isEqualTo(PASSED);
  }

  @Test
  void isSkippedWhereNobodyGreylists() {
    assertThat(examine(Optional.empty()).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(Optional<Standing> standing) {
    return new Greylisted()
        .examine(
            Attempt.from("2001:db8:0:7::25")
                .known(
                    new ClientHistory(
                        ClientHistory.networkOf(IpAddress.of("2001:db8:0:7::25")),
                        Optional.empty(),
                        Optional.empty(),
                        standing)),
            ZoneDns.of(""));
  }
}
