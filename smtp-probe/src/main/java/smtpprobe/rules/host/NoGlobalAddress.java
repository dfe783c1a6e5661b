package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.mail.HeloName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.host.HostAddress;
import smtpprobe.host.Skipped;
import smtpprobe.sender.Host;

/** No address of the host can be reached from anywhere. */
final class NoGlobalAddress extends HostRule {

  NoGlobalAddress() {
    super(
        new Card(
                "no-global-address",
                Owner.PROVIDER,
                "The host has no global IPv6 address that it could send from",
                "Give the host a static global address and a default route (netplan \"addresses\","
                    + " systemd-networkd \"Address=\", ifupdown \"iface ... inet6 static\"), or tell"
                    + " the mail server to use IPv4 only; where a translator (NAT66), a tunnel or the"
                    + " host of a container stands in between, --seen-as names the address that"
                    + " receivers see",
                "RFC 4291 section 2.5.4",
                "RFC 6724 section 3.1")
            .byHand(
                "an address comes from the provider, or from a translator; neither is seen here"));
  }

  /** Such as a cloud gives its machines, and translates one for one. */
  private static final Set<AddressKind> INNER =
      Set.of(AddressKind.UNIQUE_LOCAL, AddressKind.SITE_LOCAL, AddressKind.RESERVED);

  private static final String TRANSLATED =
      ", so a translator (NAT66, NPTv6) or the host of this"
          + " container probably gives its mail another address: find out which one receivers see"
          + " (the Received field of a mail that was sent outside) and name it with --seen-as. If"
          + " there is none, give the host a static global address, or tell the mail server to use"
          + " IPv4 only";

  @Override
  List<Finding> examine(Host host, Dns dns) {
    if (host.isHidden()) {
      return one("", SourceRule.hidden(host));
    }
    List<HostAddress> globals = host.globals(dns);
    if (!globals.isEmpty()) {
      return one("", Outcome.passed(Evidence.given("global address", globals.get(0).address())));
    }
    if (host.facts().addresses().stream().anyMatch(a -> isOfAnotherRule(host, a, dns))) {
      return List.of();
    }
    Optional<Skipped> unread =
        host.facts().skipped().stream().filter(s -> s.what().equals("addresses")).findFirst();
    if (unread.isPresent()) {
      boolean none = unread.get().why().startsWith("there is no ");
      return one(
          "",
          none
              ? Outcome.failed(Evidence.given("addresses:", unread.get().why()))
              : Outcome.skipped(unread.get().why()));
    }
    Evidence evidence = Evidence.NONE;
    for (HostAddress address :
        host.facts().addresses().stream().filter(a -> !a.address().isLoopback()).toList()) {
      evidence = evidence.and(AddressRule.evidence(address));
    }
    Optional<HostAddress> inner = inner(host);
    if (inner.isPresent()) {
      String words = "The host has a route out and " + inner.get().kind().words();
      return one("", Outcome.failed(evidence, words + TRANSLATED));
    }
    Evidence seen =
        evidence.observations().isEmpty()
            ? Evidence.given("addresses:", "there is no IPv6 address at all")
            : evidence;
    return one(
        "",
        host.helo()
            .flatMap(HeloName::name)
            .flatMap(name -> lost(name, host, seen, dns))
            .orElse(Outcome.failed(seen)));
  }

  /**
   * Where DNS leads senders to an address that the host does not have. One whose reverse DNS does
   * not say that name is perhaps another machine's: a bare domain often leads to a web server.
   */
  private static Optional<Outcome> lost(DomainName name, Host host, Evidence seen, Dns dns) {
    Answer<Ip6Address> six = dns.aaaa(name);
    return six.records().stream()
        .filter(address -> host.isGlobal(address, dns))
        .filter(address -> ReverseDns.of(address, dns).confirmedNames().contains(name))
        .findFirst()
        .map(
            address ->
                Outcome.failed(
                    seen.and(Evidence.of(six)),
                    "Give the host "
                        + address
                        + ", to which DNS leads those who look for "
                        + name
                        + ", and a default route; or, where no machine has that address any more,"
                        + " take the AAAA record away: senders that try it first wait or give up,"
                        + " and mail from here goes over IPv4 only"));
  }

  /** One that somebody on the way out has to translate. */
  private static Optional<HostAddress> inner(Host host) {
    return host.facts().addresses().stream()
        .filter(a -> host.facts().route().isPresent() && a.isUsable() && INNER.contains(a.kind()))
        .findFirst();
  }

  /** One that would be global if it were usable, or that comes from a tunnel. */
  private static boolean isOfAnotherRule(Host host, HostAddress address, Dns dns) {
    return host.isGlobal(address.address(), dns) || address.kind().isTunnel();
  }
}
