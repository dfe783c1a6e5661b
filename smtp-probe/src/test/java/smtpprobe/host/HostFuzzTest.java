package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import smtpprobe.Hostile;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What the kernel and {@code ip} say, as they do and as nobody expects it. */
class HostFuzzTest {

  private static final long MAX_METRIC = 0xffffffffL;

  @FuzzTest
  void addresses(byte[] input) {
    String text = Hostile.text(input);
    TextHost command = new TextHost().command(HostCommand.IP_ADDRESS, text);
    TextHost file = new TextHost().file(AddressReader.FILE, text);

    List<HostAddress> told = read(command);
    List<HostAddress> listed = read(file);

    assertThat(told).allSatisfy(HostFuzzTest::isSound);
    assertThat(listed).allSatisfy(HostFuzzTest::isSound);
    for (HostAddress address : listed.subList(0, Math.min(listed.size(), 9))) {
      assertThat(read(new TextHost().file(AddressReader.FILE, line(address))))
          .containsExactly(address);
    }
    survey(told.isEmpty() ? file : command);
  }

  private static List<HostAddress> read(TextHost host) {
    return Hostile.inTime(() -> AddressReader.read(host, new ArrayList<>()));
  }

  private static void isSound(HostAddress address) {
    assertThat(address.prefixLength()).isBetween(0, 128);
    assertThat(address.words()).isNotBlank();
  }

  private static String line(HostAddress address) {
    return "%s 02 %02x 00 %02x %s"
        .formatted(
            HexFormat.of().formatHex(address.address().bytes()),
            address.prefixLength(),
            address.flags().stream().mapToInt(AddressFlag::bit).sum(),
            address.device());
  }

  @FuzzTest
  void routes(byte[] input) {
    String text = Hostile.text(input);
    TextHost command = new TextHost().command(HostCommand.IP_ROUTE, text);
    TextHost file = new TextHost().file("/proc/net/ipv6_route", text);
    for (TextHost host : List.of(command, file)) {
      Optional<List<DefaultRoute>> routes =
          Hostile.inTime(() -> RouteReader.read(host, List.of(), new ArrayList<>()));

      assertThat(routes.orElse(List.of()))
          .allSatisfy(
              route -> {
                assertThat(route.metric()).isBetween(0L, MAX_METRIC);
                assertThat(route.toString()).contains("dev " + route.device());
              });
      survey(host);
    }
    assertThat(RouteReader.read(file, List.of(), new ArrayList<>())).isPresent();
  }

  @FuzzTest
  void interfaces(byte[] input) {
    List<String> texts = Hostile.texts(input, 2);
    String sysctls = "/proc/sys/net/ipv6/conf/eth0/";
    TextHost host =
        new TextHost()
            .command(HostCommand.IP_ADDRESS, texts.get(0))
            .command(HostCommand.IP_LINK, texts.get(0))
            .file("/proc/sys/kernel/hostname", texts.get(1))
            .file("/proc/sys/net/ipv6/bindv6only", texts.get(1))
            .file(sysctls + "mtu", texts.get(1))
            .file(sysctls + "use_tempaddr", texts.get(1))
            .file(sysctls + "accept_ra", texts.get(1))
            .file(sysctls + "forwarding", texts.get(1))
            .file(sysctls + "disable_ipv6", texts.get(1));

    HostFacts facts = survey(host);

    assertThat(facts.interfaces()).allMatch(i -> i.name().matches("[!-.0-~]{1,15}"));
  }

  private static HostFacts survey(TextHost host) {
    return Hostile.inTime(() -> HostSurvey.read(host, List.of(Ip6Address.of("2001:db8:9::25"))));
  }
}
