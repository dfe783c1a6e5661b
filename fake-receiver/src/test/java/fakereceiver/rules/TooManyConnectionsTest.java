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
import fakereceiver.judge.TimeBehaviour.Quota;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TooManyConnectionsTest {

  private static final Quota TWO_A_MINUTE = new Quota(2, Duration.ofMinutes(1));

  @Test
  void failsBeyondTheQuota() {
    Outcome outcome = examine(Optional.of(new ClientHistory.Usage(3, TWO_A_MINUTE)));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("connections from 2001:db8:0:7::/64 number 3, at most 2 within 60 s");
  }

  @Test
  void passesForTheLastOfTheQuota() {
    assertThat(examine(Optional.of(new ClientHistory.Usage(2, TWO_A_MINUTE))).result())
        .isEqualTo(PASSED);
  }

  @Test
  void isSkippedWhereNobodyCounts() {
    assertThat(examine(Optional.empty()).result()).isEqualTo(SKIPPED);
    assertThat(
            new TooManyConnections()
                .examine(Attempt.from("2001:db8:0:7::25"), ZoneDns.of(""))
                .result())
        .isEqualTo(SKIPPED);
  }

  private static Outcome examine(Optional<ClientHistory.Usage> usage) {
    Attempt attempt = Attempt.from("2001:db8:0:7::25");
    return new TooManyConnections()
        .examine(
            attempt.known(
                new ClientHistory(
                    ClientHistory.networkOf(IpAddress.of("2001:db8:0:7::25")),
                    usage,
                    Optional.empty(),
                    Optional.empty())),
            ZoneDns.of(""));
  }
}
