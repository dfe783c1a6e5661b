package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpRange;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Rule;
import fakereceiver.judge.TimeBehaviour.Quota;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What holds alike for whatever is counted.
 *
 * @see TooManyConnectionsTest
 * @see TooManyMessagesTest
 */
abstract class Counts {

  private static final Attempt CLIENT = Attempt.from("2001:db8:0:7::25");
  private static final Quota TWO_A_MINUTE = new Quota(2, Duration.ofMinutes(1));

  private final Rule rule;
  private final String what;

  Counts(Rule rule, String what) {
    this.rule = rule;
    this.what = what;
  }

  /** The history of a client of which that is counted. */
  abstract ClientHistory history(IpRange network, Optional<ClientHistory.Usage> usage);

  @Test
  void failsBeyondTheQuota() {
    Outcome outcome = examine(Optional.of(new ClientHistory.Usage(3, TWO_A_MINUTE)));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(what + " from 2001:db8:0:7::/64 number 3, at most 2 within 60 s");
  }

  @Test
  void passesForTheLastOfTheQuota() {
    assertThat(examine(Optional.of(new ClientHistory.Usage(2, TWO_A_MINUTE))).result())
        .isEqualTo(PASSED);
  }

  @Test
  void isSkippedWhereNobodyCounts() {
    assertThat(examine(Optional.empty()).result()).isEqualTo(SKIPPED);
    assertThat(rule.examine(CLIENT, ZoneDns.of("")).result()).isEqualTo(SKIPPED);
  }

  private Outcome examine(Optional<ClientHistory.Usage> usage) {
    IpRange network = ClientHistory.networkOf(CLIENT.clientAddress());
    return rule.examine(CLIENT.known(history(network, usage)), ZoneDns.of(""));
  }
}
