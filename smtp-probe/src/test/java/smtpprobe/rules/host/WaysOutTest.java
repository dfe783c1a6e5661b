package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpRange;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.exposure.Exposure;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.host.Routing;
import smtpprobe.mta.MailServers;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.HostReader;
import smtpprobe.sender.Host;

/** What is said of routes that set the source, or that are not for all mail. */
class WaysOutTest {

  private static final ZoneDns DNS = ZoneDns.of("a.example AAAA 2001:db8:1:2::25");

  private static Host host(String folder) {
    return host(new FolderHost(Path.of("src/test/resources/hosts", folder)));
  }

  /** All that can be read there. */
  static Host host(HostReader reader) {
    return Host.of(
        HostSurvey.read(reader, List.of()),
        MailServers.read(reader),
        Exposure.read(reader),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void theSourceOfTheRouteGoesBeforeTheOnlyAddressOfItsInterface() {
    Host host = host("several-globals-route-src");
    List<HostAddress> moved =
        host.facts().addresses().stream()
            .map(
                a ->
                    a.address().text().equals("2001:db8:1:2::25")
                        ? HostAddress.fixed(a.address(), 128, "lo")
                        : a)
            .toList();

    List<Finding> found =
        new SourcesSeveral().examine(host.with(host.facts().withAddresses(moved)), DNS);

    assertThat(found.get(0).outcome().evidence().toString()).contains("src 2001:db8:1:2::25");
  }

  @Test
  void aRouteToOneReceiverInAnotherTableIsNoDefaultRoute() {
    Host host = host("no-default-route");
    HostFacts facts = host.facts();
    DefaultRoute one =
        new DefaultRoute(
            "fe80::1",
            "eth0",
            1024,
            0,
            false,
            Optional.empty(),
            "",
            IpRange.of("2a00:1450:4001:c01::/64"),
            Optional.empty(),
            "blue");
    Host other =
        host.with(
            new HostFacts(
                facts.name(),
                facts.addresses(),
                facts.interfaces(),
                new Routing(List.of(one), List.of(), List.of(), List.of(), true),
                facts.choices(),
                facts.bindv6only(),
                facts.redacted(),
                facts.network(),
                facts.skipped()));

    assertThat(new NoDefaultRoute().examine(other, DNS).get(0).isFailed()).isTrue();
  }
}
