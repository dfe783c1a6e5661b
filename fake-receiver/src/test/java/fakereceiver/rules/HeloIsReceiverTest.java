package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Receiver;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloIsReceiverTest {

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "[IPv6:2001:db8::25]", "[192.0.2.1]"})
  void passesWithAnotherNameOrAddress(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTheNameOfTheReceiverAndShowsIt() {
    Outcome outcome = examine("MX.example.net");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name MX.example.net", "name of the receiver mx.example.net");
  }

  @Test
  void failsWithTheAddressOfTheReceiverAndShowsIt() {
    Outcome outcome = examine("[IPv6:2001:db8::1]");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name [IPv6:2001:db8::1]", "address of the receiver 2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[x]", "my mail"})
  void isSkippedWhenThereIsNothingToCompare(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "[IPv6:2001:db8::1]"})
  void isSkippedWhenNothingIsKnownOfTheReceiver(String helo) {
    assertThat(examine(helo, Receiver.UNKNOWN).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return examine(
        helo, Receiver.named(DomainName.of("mx.example.net")).at(IpAddress.of("2001:db8::1")));
  }

  private static Outcome examine(String helo, Receiver receiver) {
    Attempt attempt = Attempt.from("2001:db8::25").to(receiver).withHelo(HeloName.of(helo));
    return new HeloIsReceiver().examine(attempt, ZoneDns.of(""));
  }
}
