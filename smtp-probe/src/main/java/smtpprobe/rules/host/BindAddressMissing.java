package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.Bind;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;

/** A mail server is bound to an address that the host does not have. */
final class BindAddressMissing extends MailServerRule {

  BindAddressMissing() {
    super(
        new Card(
            "bind-address-missing",
            Owner.HOST,
            "The mail server is set to send from an address that the host does not have",
            "Set the address on the interface again, or bind the mail server to one that the host"
                + " has; Postfix 3.7 and newer wait instead of sending from another address with"
                + " \"smtp_bind_address_enforce = yes\"",
            "postconf(5) smtp_bind_address6",
            "Exim specification, interface"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    List<Finding> given =
        each(
            host.given(),
            address -> "--source",
            address -> look(host, address, "--source", address.text()));
    return Stream.concat(given.stream(), super.examine(host, dns).stream()).toList();
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    List<Bind> bound =
        server.ways().stream()
            .filter(way -> way.families() != Families.IPV4_ONLY)
            .map(WayOut::bind)
            .filter(bind -> bind.six().isPresent())
            .distinct()
            .toList();
    if (bound.isEmpty()) {
      return Outcome.skipped(
          server
              .bind()
              .unknown()
              .map(why -> server.bind().setting() + ": " + why)
              .orElse("it is not bound to an IPv6 address, or sends over IPv4 only"));
    }
    Bind bind = bound.stream().filter(one -> isMissing(host, one)).findFirst().orElse(bound.get(0));
    return look(host, bind.six().orElseThrow(), server + ":", bind.setting());
  }

  private static boolean isMissing(Host host, Bind bind) {
    Ip6Address six = bind.six().orElseThrow();
    return host.facts().address(six).isEmpty() && !host.facts().routing().takesIn(six);
  }

  private static Outcome look(Host host, Ip6Address wanted, String who, String says) {
    Evidence evidence = Evidence.given(who, says);
    if (host.facts().address(wanted).isPresent()) {
      return Outcome.passed(evidence);
    }
    if (host.facts().routing().foreign().isPresent()) {
      evidence = evidence.and(Evidence.given("net.ipv6.ip_nonlocal_bind", "1"));
      if (host.facts().routing().takesIn(wanted)) {
        return Outcome.passed(evidence.and(Evidence.given("a local route takes in", wanted)));
      }
      evidence = evidence.and(Evidence.given("no local route takes in answers to", wanted));
    }
    for (HostAddress address : host.facts().addresses()) {
      if (address.isBeyondLink()) {
        evidence = evidence.and(Evidence.given("the host has", address.address()));
      }
    }
    return Outcome.failed(evidence);
  }
}
