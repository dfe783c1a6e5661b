package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Receiver;
import org.junit.jupiter.api.Test;

class ClientIpv6Test {

  private static final Receiver WITHOUT_IPV6 = Receivers.withoutIpv6();

  @Test
  void failsForAnIpv6ClientOfAReceiverThatTakesNoMailOverIpv6() {
    Outcome outcome = examine(Attempt.from("2001:db8::25").to(WITHOUT_IPV6));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("client address 2001:db8::25");
  }

  @Test
  void passesForAnIpv4Client() {
    assertThat(examine(Attempt.from("192.0.2.25").to(WITHOUT_IPV6)).result()).isEqualTo(PASSED);
  }

  @Test
  void isSkippedWhereNothingSaysThatTheReceiverTakesNoIpv6() {
    assertThat(examine(Attempt.from("2001:db8::25")).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(Attempt attempt) {
    return new ClientIpv6().examine(attempt, ZoneDns.of(""));
  }
}
