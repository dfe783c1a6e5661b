package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.host.HostFacts;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;

/**
 * Ways out with a setting of their own that names an address which the host does not have send from
 * one that it has.
 *
 * @param address that one
 */
record StrayWayChange(Ip6Address address) implements WayChange {

  @Override
  public Stream<WayOut> meant(MailServer server, Host host) {
    return server.ways().stream()
        .filter(way -> isStray(way, host.facts()))
        .filter(way -> !way.bind().equals(server.bind()));
  }

  private static boolean isStray(WayOut way, HostFacts facts) {
    return way.bind()
        .six()
        .filter(six -> facts.address(six).isEmpty() && !facts.routing().takesIn(six))
        .isPresent();
  }

  @Override
  public Setting setting(MailServer server, WayOut way) {
    return server.bind(address, way);
  }

  @Override
  public MailServer changed(MailServer server, List<WayOut> ways) {
    return server.rebinding(ways, address);
  }
}
