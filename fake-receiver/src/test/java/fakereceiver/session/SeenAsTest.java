package fakereceiver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of networks that the user names play another address. */
class SeenAsTest {

  private static final List<SeenAs> NETWORKS =
      Stream.of(
              "fd00::/8=2001:db8::1",
              "fd00:1::/64=2001:db8::2,mail.example.org",
              "fd00:1::7=2001:db8::3",
              "fd00:1::/64=2001:db8::4",
              "192.0.2.0/24=198.51.100.1")
          .map(SeenAs::parse)
          .toList();

  private static String of(String peer) {
    return SeenAs.of(IpAddress.of(peer), NETWORKS)
        .map(
            claim ->
                claim.address().orElseThrow()
                    + claim.heloName().map(name -> " " + name.text()).orElse(""))
        .orElse("itself");
  }

  @Test
  void theSmallestNetworkDecidesAndOfEqualOnesTheFirst() {
    assertThat(of("fd00:1::7")).isEqualTo("2001:db8::3");
    assertThat(of("fd00:1::8")).isEqualTo("2001:db8::2 mail.example.org");
    assertThat(of("fd00:2::8")).isEqualTo("2001:db8::1");
  }

  @Test
  void whoIsInNoneStaysItself() {
    assertThat(of("2001:db8::99")).isEqualTo("itself");
  }

  @Test
  void aMappedAddressIsAnIpv4Client() {
    assertThat(of("192.0.2.9")).isEqualTo("198.51.100.1");
    assertThat(of("::ffff:192.0.2.9")).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2001:db8::1",
        "fd00::/8=",
        "fd00::/8=x",
        "fd00::/200=2001:db8::1",
        "x=2001:db8::1",
        "fd00::/8=2001:db8::1,"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> SeenAs.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
