package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ip6AddressKindsTest {

  @ParameterizedTest
  @CsvSource({
    "2001:db8:2:0:71c3:9a4e:d20b:6f15, true, false",
    "2001:db8::ffff:ffff:ffff:fdff, true, false",
    "2001:db8::25, false, false",
    "2001:db8::192:168:1:25, false, false",
    "2001:db8::5054:ff:fe12:3456, false, true",
    "2001:db8::1234:56ff:fe12:3456, false, true",
  })
  void tellByTheInterfaceIdentifier(String address, boolean random, boolean eui64) {
    assertThat(Ip6Address.of(address).looksRandom()).isEqualTo(random);
    assertThat(Ip6Address.of(address).hasEui64()).isEqualTo(eui64);
  }
}
