package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.Receiver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientIpv6Test {

  private static final Receiver WITHOUT_IPV6 =
      new Receiver(
          DomainName.of("mx.example"),
          Optional.empty(),
          List.of(),
          List.of(),
          LiteralReading.ADDRESS,
          List.of(),
          DmarcMethod.TREE_WALK,
          List.of(),
          SpfReading.RFC7208,
          Dkim.ALGORITHMS,
          false);

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
