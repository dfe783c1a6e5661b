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
record StrayWayChange(Ip6Address address) implements Change {

  /** Whether there is such a way: services of Postfix alone have settings of their own. */
  boolean isFor(Host host) {
    return host.mail().all().stream()
        .anyMatch(server -> strays(server, host).findAny().isPresent());
  }

  private Stream<WayOut> strays(MailServer server, Host host) {
    return server.ways().stream()
        .filter(way -> isStray(way, host.facts()))
        .filter(way -> !way.bind().equals(server.bind()))
        .filter(way -> server.bind(address, way).service().isPresent());
  }

  private static boolean isStray(WayOut way, HostFacts facts) {
    return way.bind()
        .six()
        .filter(six -> facts.address(six).isEmpty() && !facts.routing().takesIn(six))
        .isPresent();
  }

  @Override
  public Plan applyTo(Plan plan) {
    Host host = plan.host();
    return plan.with(
        host.with(
            host.mail()
                .with(
                    host.mail().all().stream()
                        .map(server -> server.rebinding(strays(server, host).toList(), address))
                        .toList())));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(s -> settings(s, plan.host()).flatMap(one -> MailSetting.recipes(s, one)))
        .toList();
  }

  @Override
  public List<String> advice(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(server -> settings(server, plan.host()))
        .map(Setting::toString)
        .toList();
  }

  private Stream<Setting> settings(MailServer server, Host host) {
    return strays(server, host).map(way -> server.bind(address, way)).distinct();
  }
}
