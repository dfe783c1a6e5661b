package smtpprobe.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Nat64PrefixTest {

  private static final Ip4Address FOUR = Ip4Address.parse("192.0.2.33").orElseThrow();

  private static List<String> found(String... answers) {
    return Nat64Prefix.found(Stream.of(answers).map(Ip6Address::of).toList()).stream()
        .map(prefix -> prefix.network() + "/" + prefix.length())
        .toList();
  }

  /** The examples of RFC 6052 section 2.4. */
  @ParameterizedTest
  @CsvSource({
    "2001:db8::,           32, 2001:db8:c000:221::",
    "2001:db8:100::,       40, 2001:db8:1c0:2:21::",
    "2001:db8:122::,       48, 2001:db8:122:c000:2:2100::",
    "2001:db8:122:300::,   56, 2001:db8:122:3c0:0:221::",
    "2001:db8:122:344::,   64, 2001:db8:122:344:c0:2:2100::",
    "2001:db8:122:344::,   96, 2001:db8:122:344::192.0.2.33",
  })
  void findsTheIpv4AddressWhereItsLengthPutsIt(String network, int length, String six) {
    Nat64Prefix prefix = new Nat64Prefix(Ip6Address.of(network), length);

    assertThat(prefix.embedded(Ip6Address.of(six))).contains(FOUR);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::,         32, 2001:db8:c000:221:100::",
    "2001:db8:100::,     40, 2001:db8:1c0:2:121::",
    "2001:db8:122::,     48, 2001:db8:122:c000:102:2100::",
    "2001:db8:122:300::, 56, 2001:db8:122:3c0:100:221::",
    "2001:db8:122:344::, 64, 2001:db8:122:344:1c0:2:2100::",
  })
  void findsNoneWhereOctetEightIsNotZero(String network, int length, String six) {
    Nat64Prefix prefix = new Nat64Prefix(Ip6Address.of(network), length);

    assertThat(prefix.embedded(Ip6Address.of(six))).isEmpty();
  }

  @Test
  void findsNoneBehindAnotherPrefix() {
    Nat64Prefix prefix = new Nat64Prefix(Ip6Address.of("2001:db8:122::"), 48);

    assertThat(prefix.embedded(Ip6Address.of("2001:db8:123:c000:2:2100::"))).isEmpty();
  }

  @Test
  void looksNotAtWhatStandsBehindTheAddress() {
    Nat64Prefix prefix = new Nat64Prefix(Ip6Address.of("2001:db8:122::"), 48);

    assertThat(prefix.embedded(Ip6Address.of("2001:db8:122:c000:2:21ff:ffff:ffff"))).contains(FOUR);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:c000:aa::,            2001:db8::/32",
    "2001:db8:1c0:0:aa::,           2001:db8:100::/40",
    "2001:db8:122:c000:0:aa00::,    2001:db8:122::/48",
    "2001:db8:122:3c0:0:ab::,       2001:db8:122:300::/56",
    "2001:db8:122:344:c0:0:ab00::,  2001:db8:122:344::/64",
    "2001:db8:122:344::c000:ab,     2001:db8:122:344::/96",
  })
  void readsAPrefixFromAnAddressOfTheWellKnownName(String answer, String prefix) {
    assertThat(found(answer)).containsExactly(prefix);
  }

  @Test
  void believesThePlaceThatBothRecordsShow() {
    // 192.0.0.170 stands in the first at two places, once by chance of its prefix
    assertThat(found("2001:db8:c000:aa::c000:aa", "2001:db8:c000:aa::c000:ab"))
        .containsExactly("2001:db8:c000:aa::/96");
  }

  @Test
  void findsSeveralPrefixes() {
    assertThat(found("64:ff9b::c000:aa", "64:ff9b::c000:ab", "2001:db8:c000:aa::"))
        .containsExactly("64:ff9b::/96", "2001:db8::/32");
  }

  @Test
  void findsNoneInAddressesOfSomethingElse() {
    assertThat(found("2001:db8::25", "2001:db8:c000:ac::")).isEmpty();
  }
}
