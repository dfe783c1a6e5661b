package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTextTest {

  private static final int ROUNDS = 5_000;

  static Stream<List<String>> lines(String file) throws IOException {
    try (InputStream in = IpAddressTextTest.class.getResourceAsStream("/ipv6/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList().stream();
    }
  }

  static Stream<List<String>> validAndInvalid() throws IOException {
    return lines("ipv6-text-valid-invalid.csv");
  }

  static Stream<List<String>> canonical() throws IOException {
    return lines("rfc5952-canonical.csv");
  }

  static Stream<List<String>> reverseNames() throws IOException {
    return lines("ip6-arpa.csv");
  }

  @ParameterizedTest
  @MethodSource("validAndInvalid")
  void tellsAddressesFromOtherText(List<String> line) {
    boolean bare = line.get(0).equals(line.get(0).strip());

    assertThat(Ip6Address.parse(line.get(0)).isPresent())
        .as(line.get(0))
        .isEqualTo(line.get(1).equals("valid") && bare);
    assertThat(Ip6Address.parse(line.get(0).strip()).isPresent())
        .as(line.get(0))
        .isEqualTo(line.get(1).equals("valid"));
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void writesTheFormOfRfc5952(List<String> line) {
    Ip6Address address = Ip6Address.of(line.get(0).strip());

    assertThat(address.text()).isEqualTo(line.get(1));
    assertThat(Ip6Address.parse(line.get(1))).contains(address);
  }

  @ParameterizedTest
  @MethodSource("reverseNames")
  void goesToTheReverseNameAndBack(List<String> line) {
    Ip6Address address = Ip6Address.of(line.get(0));

    assertThat(address.reverseName().text()).isEqualTo(line.get(1));
    assertThat(ReverseName.addressOf(DomainName.of(line.get(1)))).contains(address);
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(5952);
    for (int i = 0; i < ROUNDS; i++) {
      Ip6Address address = sparse(random);

      assertThat(Ip6Address.parse(address.text())).contains(address);
      assertThat(Ip6Address.parse(address.text().toUpperCase(Locale.ROOT))).contains(address);
      assertThat(IpAddress.parse(full(address))).contains(address);
      assertThat(Ip6Address.ofBytes(address.bytes())).isEqualTo(address);
      assertThat(IpAddress.of(full(address)).text()).isEqualTo(address.text());
      assertThat(ReverseName.addressOf(address.reverseName())).contains(address);
      assertThat(address.text()).doesNotContain(":::").hasSizeLessThanOrEqualTo(39);
    }
  }

  @Test
  void readsWhatItWritesOfIpv4() {
    Random random = new Random(791);
    for (int i = 0; i < ROUNDS; i++) {
      Ip4Address address = new Ip4Address(random.nextInt());

      assertThat(IpAddress.parse(address.text())).contains(address);
      assertThat(Ip4Address.ofBytes(address.bytes())).isEqualTo(address);
      assertThat(IpAddress.of(address.toInetAddress())).isEqualTo(address);
      assertThat(ReverseName.addressOf(address.reverseName())).contains(address);
      assertThat(Ip6Address.of("::ffff:" + address).mapped()).contains(address);
    }
  }

  @Test
  void neverThrowsForAnyText() {
    Random random = new Random(4291);
    String letters = "0123456789abcdefABCDEF::::....%/[] g\u0661\uff11";
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(50); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }

      Optional<IpAddress> address = IpAddress.parse(text.toString());

      address.ifPresent(a -> assertThat(IpAddress.parse(a.text())).contains(a));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 ",
        "+1.2.3.4",
        "1..3.4",
        "0x1.2.3.4",
        "\u0661.2.3.4",
        "1.2.3.4.",
        "1.2.3.-4"
      })
  void takesFourPlainDecimalOctetsOnly(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
    assertThatThrownBy(() -> IpAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one such as 2001:db8::25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fe80::1%eth0", "[::1]", "::1/128", "IPv6:::1", "::\u0661"})
  void takesNothingAroundAnAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  /** An address with many zero groups, since those are what text forms are about. */
  private static Ip6Address sparse(Random random) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 0);
      low = low << 16 | (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 0);
    }
    return new Ip6Address(high, low);
  }

  private static String full(Ip6Address address) {
    byte[] bytes = address.bytes();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      text.append(i == 0 ? "" : ":")
          .append(String.format(Locale.ROOT, "%02X%02x", bytes[i], bytes[i + 1]));
    }
    return text.toString();
  }
}
