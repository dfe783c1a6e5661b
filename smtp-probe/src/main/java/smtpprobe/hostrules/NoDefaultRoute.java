package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.List;
import smtpprobe.finding.Finding;

/** There is no way to the IPv6 Internet. */
final class NoDefaultRoute implements HostRule {

  private static final RuleCard CARD =
      HostRule.card(
          "no-default-route",
          "The host has no default route for IPv6",
          "Set the gateway that the provider names, often fe80::1 (netplan \"routes: [{to:"
              + " '::/0', via: 'fe80::1', on-link: true}]\", systemd-networkd \"Gateway=fe80::1\","
              + " ifupdown \"gateway fe80::1\")",
          "RFC 4861 section 5.2");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Finding> examine(Host host, Dns dns) {
    if (!host.facts().routesKnown()) {
      return finding("default route", Outcome.skipped("the routes could not be read"));
    }
    return finding(
        "default route",
        host.facts()
            .route()
            .map(route -> Outcome.passed(Evidence.given("default route", route)))
            .orElse(Outcome.failed(Evidence.given("default route", "none"))));
  }
}
