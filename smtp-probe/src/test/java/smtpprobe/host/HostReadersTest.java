package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Numbers and names that no kernel has. */
class HostReadersTest {

  private static final String ANY = "0".repeat(32) + " 00 ";

  @Test
  void passesOverPrefixesThatDoNotExist() {
    String address = "20010db8000000000000000000000025 02 %s 00 80 eth0\n";
    TextHost file =
        new TextHost()
            .file(
                AddressReader.FILE,
                address.formatted("-1") + address.formatted("81") + address.formatted("40"));
    TextHost command =
        new TextHost()
            .command(
                HostCommand.IP_ADDRESS,
                "[{\"addr_info\":[{\"local\":\"2001:db8::25\",\"prefixlen\":4294967295}]}]");

    assertThat(AddressReader.read(file, new ArrayList<>()))
        .extracting(HostAddress::prefixLength)
        .containsExactly(64);
    assertThat(AddressReader.read(command, new ArrayList<>()))
        .extracting(HostAddress::prefixLength)
        .containsExactly(128);
  }

  @Test
  void passesOverMetricsThatDoNotExist() {
    String route = ANY + ANY + "fe800000000000000000000000000001 %s 1 0 00000003 eth0\n";
    TextHost file =
        new TextHost()
            .file(
                "/proc/net/ipv6_route",
                route.formatted("-1") + route.formatted("fffffffff") + route.formatted("00000400"));
    TextHost command =
        new TextHost()
            .command(
                HostCommand.IP_ROUTE, "[{\"dst\":\"default\",\"dev\":\"eth0\",\"metric\":-1}]");

    for (TextHost host : List.of(file, command)) {
      assertThat(RouteReader.read(host, List.of(), new ArrayList<>()).orElseThrow())
          .extracting(DefaultRoute::metric)
          .containsExactly(1024L);
    }
  }

  /** {@link TextHost} refuses to be asked for such a path. */
  @Test
  void asksForNoFileByANameThatClimbs() {
    String device = "{\"ifname\":\"%s\",\"addr_info\":[{\"local\":\"2001:db8::25\"}]}";
    TextHost host =
        new TextHost()
            .command(
                HostCommand.IP_ADDRESS,
                "[" + device.formatted("/../../x") + "," + device.formatted("eth0") + "]");

    assertThat(HostSurvey.read(host, List.of()).interfaces())
        .extracting(Interface::name)
        .containsExactly("all", "default", "eth0");
  }

  @Test
  void takesTheSourceThatTheRouteSetsWhereTheKernelCannotBeAsked() {
    String address =
        "{\"family\":\"inet6\",\"scope\":\"global\",\"prefixlen\":64,\"local\":\"%s\"}";
    String route =
        "[{\"dst\":\"default\",\"gateway\":\"fe80::1\",\"dev\":\"eth0\",\"prefsrc\":\"%s\"}]";
    TextHost host =
        new TextHost()
            .command(
                HostCommand.IP_ADDRESS,
                "[{\"ifname\":\"eth0\",\"addr_info\":["
                    + address.formatted("2001:db8::25")
                    + ","
                    + address.formatted("2001:db8::26")
                    + "]}]")
            .command(HostCommand.IP_ROUTE, route.formatted("2001:db8::26"));

    assertThat(HostSurvey.read(host, List.of()).choices())
        .extracting(choice -> choice.source().map(Ip6Address::text).orElse("") + choice.because())
        .containsOnly("2001:db8::26the route sets it (src)");
    assertThat(
            HostSurvey.read(
                    host.command(HostCommand.IP_ROUTE, route.formatted("2001:db8::99")), List.of())
                .sources())
        .doesNotContain(Ip6Address.of("2001:db8::99"));
  }
}
