package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpRange;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Receiver;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloBadAddressTest {

  private static final Receiver CAREFUL =
      Receivers.minding(IpRange.of("10.0.0.0/8"), IpRange.of("fe80::/10"));

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "[10.1.2.3]", "[IPv6:fe80::1]", "[fe80::1]", "fe80::1"})
  void failsForAnAddressInOneOfTheRanges(String helo) {
    Outcome outcome = examine(helo, CAREFUL);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).hasSize(2).first().asString().contains(helo);
  }

  @Test
  void passesForAnyOtherAddress() {
    assertThat(examine("[IPv6:2001:db8::25]", CAREFUL).result()).isEqualTo(PASSED);
  }

  @Test
  void isSkippedForAName() {
    assertThat(examine("mail.example.org", CAREFUL).result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenNoRangeIsKnown() {
    assertThat(examine("10.1.2.3", Receiver.UNKNOWN).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo, Receiver receiver) {
    return new HeloBadAddress()
        .examine(
            Attempt.from("2001:db8::25").withHelo(HeloName.of(helo)).to(receiver), ZoneDns.of(""));
  }
}
