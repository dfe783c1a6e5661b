package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedNetworksTest {

  @Test
  void leavesAllButWhatIsTooWide() {
    List<String> kept =
        List.of(
            "127.0.0.0/8",
            "172.16.0.0/12",
            "[::1]/128",
            "[fe80::]/10",
            "[2001:db8:1:2::]/64",
            "!2001:db8::/32",
            "hash:/etc/postfix/nets");

    assertThat(TrustedNetworksTooWide.narrowed(kept)).isEqualTo(kept);
  }

  @Test
  void takesAwayWhatIsTooWide() {
    assertThat(
            TrustedNetworksTooWide.narrowed(
                List.of("[2001:db8::]/32", "[::]/0", "[fe80::]/9", "10.0.0.0/8", "[fc00::]/7")))
        .containsExactly("10.0.0.0/8");
  }
}
