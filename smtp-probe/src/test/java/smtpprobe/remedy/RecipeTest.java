package smtpprobe.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.mta.Software;

class RecipeTest {

  private static Recipe lines(List<String> lines) {
    return new Recipe("a tool", lines);
  }

  @Test
  void bringsAConnectionUpOnceWhenAllIsSet() {
    Recipe both =
        lines(NetworkTool.networkManager("eth0", "a 1"))
            .and(lines(NetworkTool.networkManager("eth0", "b 2")));

    assertThat(both.lines())
        .containsExactly(
            "C=$(nmcli -g GENERAL.CONNECTION device show eth0)",
            "nmcli connection modify \"$C\" a 1",
            "nmcli connection modify \"$C\" b 2",
            "nmcli connection up \"$C\"");
  }

  @Test
  void bringsTwoConnectionsUp() {
    Recipe both =
        lines(NetworkTool.networkManager("eth0", "a 1"))
            .and(lines(NetworkTool.networkManager("eth1", "b 2")));

    assertThat(both.lines()).filteredOn(Recipe.NETWORK_MANAGER_UP::equals).hasSize(2);
  }

  @Test
  void restartsAMailServerOnceWhenAllIsSet() {
    String restart = Software.SENDMAIL.activation();

    assertThat(Recipe.of("shell", "one", restart).and(Recipe.of("shell", "two", restart)).lines())
        .containsExactly("one", "two", restart);
  }

  @Test
  void keepsLinesOfOtherFilesThatAreTheSame() {
    Recipe both = Recipe.of("a file", "[A]", "x=1").and(Recipe.of("a file", "[B]", "x=1"));

    assertThat(both.lines()).containsExactly("[A]", "x=1", "[B]", "x=1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 802-3-ethernet.mtu",
    "vlan, 802-3-ethernet.mtu",
    "wireguard, wireguard.mtu",
    "sit, ip-tunnel.mtu",
    "tun, none",
  })
  void knowsWhereNetworkManagerKeepsTheMtu(String kind, String property) {
    assertThat(NetworkTool.mtuProperty(kind).orElse("none")).isEqualTo(property);
  }
}
