package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "fc00::/7,         fdff:ffff::1,       true",
    "fc00::/7,         fe00::,             false",
    "2001:db8::/32,    2001:db8:ffff::25,  true",
    "2001:db8::/32,    2001:db9::,         false",
    "2001:db8::25/128, 2001:db8::25,       true",
    "2001:db8::25/128, 2001:db8::24,       false",
    "::/0,             2001:db8::25,       true",
    "192.0.2.0/24,     192.0.2.255,        true",
    "192.0.2.0/24,     192.0.3.0,          false",
    "172.16.0.0/12,    172.31.255.255,     true",
    "172.16.0.0/12,    172.32.0.0,         false",
    "0.0.0.0/0,        198.51.100.1,       true"
  })
  void holdsTheAddressesWithItsPrefix(String range, String address, boolean inside) {
    assertThat(IpRange.of(range).contains(IpAddress.of(address))).isEqualTo(inside);
  }

  @Test
  void holdsNoAddressOfTheOtherFamily() {
    assertThat(IpRange.of("::/0").contains(IpAddress.of("192.0.2.25"))).isFalse();
    assertThat(IpRange.of("0.0.0.0/0").contains(IpAddress.of("2001:db8::25"))).isFalse();
  }

  @Test
  void isOneAddressWithoutALength() {
    assertThat(IpRange.of("::1")).hasToString("::1/128");
    assertThat(IpRange.of("192.0.2.25")).hasToString("192.0.2.25/32");
    assertThat(IpRange.of("192.0.2.25").contains(IpAddress.of("192.0.2.26"))).isFalse();
  }

  @Test
  void mayBeNamedByAnyOfItsAddresses() {
    assertThat(IpRange.of("192.0.2.99/24").contains(IpAddress.of("192.0.2.1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "x/7", "fc00::/", "fc00::/-1", "fc00::/7x", "fc00::/0007", "/7"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> IpRange.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\", expected a range such as fc00::/7 or 192.0.2.0/24");
  }

  @ParameterizedTest
  @CsvSource({"fc00::/129, /129, 128", "192.0.2.0/33, /33, 32", "192.0.2.0/999, /999, 32"})
  void refusesALengthThatTheAddressDoesNotHave(String text, String length, int most) {
    assertThatThrownBy(() -> IpRange.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(length + ", expected 0 to " + most + " bits");
  }
}
