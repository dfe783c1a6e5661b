package fakereceiver.judge;

import static fakereceiver.judge.LiteralReading.ADDRESS;
import static fakereceiver.judge.LiteralReading.IP4_NETWORK;
import static fakereceiver.judge.LiteralReading.TEXT;
import static fakereceiver.judge.LiteralReading.UNTAGGED_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiteralReadingTest {

  private static final String CLIENT = "2001:db8::25";

  @Test
  void comparesAddressesHoweverTheyAreWritten() {
    assertThat(fits(ADDRESS, "[IPv6:2001:db8::25]", CLIENT)).isTrue();
    assertThat(fits(ADDRESS, "[2001:DB8:0::25]", CLIENT)).isTrue();
    assertThat(fits(ADDRESS, "[192.0.2.25]", "192.0.2.25")).isTrue();
    assertThat(fits(ADDRESS, "[IPv6:2001:db8::26]", CLIENT)).isFalse();
  }

  @Test
  void comparesTextSoThatAnotherSpellingDoesNotFit() {
    assertThat(fits(TEXT, "[IPv6:2001:db8::25]", CLIENT)).isTrue();
    assertThat(fits(TEXT, "[2001:db8::25]", CLIENT)).isTrue();
    assertThat(fits(TEXT, "[IPv6:2001:DB8::25]", CLIENT)).isFalse();
    assertThat(fits(TEXT, "[IPv6:2001:db8:0::25]", CLIENT)).isFalse();
  }

  @Test
  void comparesTextWithoutTheTagSoThatACorrectIpv6LiteralNeverFits() {
    assertThat(fits(UNTAGGED_TEXT, "[2001:db8::25]", CLIENT)).isTrue();
    assertThat(fits(UNTAGGED_TEXT, "[IPv6:2001:db8::25]", CLIENT)).isFalse();
    assertThat(fits(UNTAGGED_TEXT, "[192.0.2.25]", "192.0.2.25")).isTrue();
  }

  @Test
  void comparesTheBeginningOfThatTextOnlyAsEximDoes() {
    assertThat(fits(UNTAGGED_TEXT, "[2001:db8::25f]", CLIENT)).isTrue();
  }

  @Test
  void comparesNetworksOf256Ipv4Addresses() {
    assertThat(fits(IP4_NETWORK, "[192.0.2.99]", "192.0.2.25")).isTrue();
    assertThat(fits(IP4_NETWORK, "[192.0.3.25]", "192.0.2.25")).isFalse();
  }

  @Test
  void knowsNoIpv6NetworksSoThatAnIpv6LiteralNeverFits() {
    assertThat(fits(IP4_NETWORK, "[IPv6:2001:db8::25]", CLIENT)).isFalse();
    assertThat(fits(IP4_NETWORK, "[192.0.2.25]", CLIENT)).isFalse();
    assertThat(fits(IP4_NETWORK, "[IPv6:2001:db8::25]", "192.0.2.25")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(LiteralReading.class)
  void neverTakesTheAddressOfSomebodyElse(LiteralReading reading) {
    assertThat(fits(reading, "[IPv6:2001:db8::dead]", CLIENT)).isFalse();
    assertThat(fits(reading, "[198.51.100.1]", "192.0.2.25")).isFalse();
  }

  private static boolean fits(LiteralReading reading, String helo, String client) {
    return reading.fits(HeloName.of(helo), IpAddress.of(client));
  }
}
