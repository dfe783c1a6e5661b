package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import org.junit.jupiter.api.Test;

class AttemptTest {

  @Test
  void isOfTheIpv4ClientThatAMappedAddressStandsFor() {
    assertThat(Attempt.from("::ffff:192.0.2.25").clientAddress())
        .isEqualTo(IpAddress.of("192.0.2.25"));
    assertThat(Attempt.from("::fffe:192.0.2.25").clientAddress())
        .isEqualTo(IpAddress.of("::fffe:c000:219"));
  }
}
