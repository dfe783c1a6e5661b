package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.exposure.Listener;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.sender.Host;

/** DNS leads mail for the domain to this host over IPv6, and nobody answers the door. */
final class MxNotListening extends HostRule {

  MxNotListening() {
    super(
        new Card(
                "mx-not-listening",
                Owner.HOST,
                "An MX host of the domain has an IPv6 address of this host, and nothing listens"
                    + " there on port 25",
                "Let the mail server listen over IPv6, or take the AAAA record of the MX host away"
                    + " until it does",
                "RFC 5321 section 5.1")
            .byHand("whether mail is to come in over IPv6 is yours to say"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return one("port 25", Outcome.skipped("--domain or --from tells whose mail it is"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns, Optional<DomainName> domain) {
    if (domain.isEmpty()) {
      return examine(host, dns);
    }
    if (!host.exposure().listenersKnown()) {
      return one("port 25", Outcome.skipped("the listening sockets could not be read"));
    }
    Optional<OwnMx> mx = OwnMx.of(host, dns, domain.get());
    if (mx.isEmpty()) {
      return one(
          "port 25",
          Outcome.skipped("no MX host of " + domain.get() + " leads to this host over IPv6"));
    }
    return one(mx.get().name().text(), look(host, mx.get()));
  }

  private static Outcome look(Host host, OwnMx mx) {
    List<Listener> there = forMail(host).toList();
    Optional<Listener> open = there.stream().filter(l -> takes(l, mx.address())).findFirst();
    if (open.isPresent()) {
      return Outcome.passed(mx.evidence().and(Evidence.given("listens:", open.get())));
    }
    if (host.exposure().filter().forwards()) {
      return Outcome.skipped("a rule sends packets on to another host or port (destination NAT)");
    }
    return Outcome.failed(
        mx.evidence()
            .and(
                Evidence.given(
                    "listens on port 25:",
                    there.isEmpty()
                        ? "nothing"
                        : there.stream()
                            .map(Listener::toString)
                            .collect(Collectors.joining(", ")))),
        (there.isEmpty() ? "Let a mail server listen" : "Let the mail server listen")
            + " on ["
            + mx.address()
            + "]:25 too"
            + settings(host)
            + "; or take the AAAA record of "
            + mx.name()
            + " away until it does: senders that try it first wait or give up");
  }

  private static boolean takes(Listener listener, Ip6Address address) {
    return listener.address().equals(address)
        || (listener.isOpenToSix() && listener.address().text().equals("::"));
  }

  /** How, in the words of a mail server that was told to leave IPv6 alone. */
  private static String settings(Host host) {
    return host.mail().all().stream()
        .filter(server -> !server.listening().isEmpty())
        .findFirst()
        .map(server -> " (" + words(server.listening()) + kept(host, server) + ")")
        .orElse("");
  }

  /** Where mail goes over IPv4 only, that was decided, and goes on. */
  private static String kept(Host host, MailServer server) {
    return server.families() == Families.IPV4_ONLY && !host.mail().sixWanted()
        ? "; what sends goes on over IPv4 only if you also " + words(server.onlyFour())
        : "";
  }

  private static String words(List<Setting> settings) {
    return settings.stream().map(Setting::toString).collect(Collectors.joining(", and "));
  }
}
