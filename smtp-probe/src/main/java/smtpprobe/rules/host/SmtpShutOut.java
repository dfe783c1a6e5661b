package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.Packet;
import smtpprobe.filter.PacketVerdict;
import smtpprobe.sender.Host;

/** A mail server listens, and nobody reaches it. */
final class SmtpShutOut extends PacketRule {

  SmtpShutOut() {
    super(
        new Card(
            "smtp-shut-out",
            Owner.HOST,
            "A mail server listens on port 25 over IPv6, and the packet filter drops connections to"
                + " it",
            "Accept TCP port 25 in the input chain, and answers in the output chain, or take the AAAA record of the MX host away"
                + " until it is open",
            "RFC 5321 section 5.1"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns, Optional<DomainName> domain) {
    Optional<OwnMx> mx = domain.flatMap(name -> OwnMx.of(host, dns, name));
    return examine(host, dns).stream()
        .map(finding -> redirected(host, finding))
        .map(finding -> mx.map(to -> led(finding, to)).orElse(finding))
        .toList();
  }

  /** What a rule leads to another port is for whoever listens there. */
  private static Finding redirected(Host host, Finding finding) {
    PacketVerdict opening = judge(host, opening(host));
    boolean isKnown = finding.isFailed() || finding.outcome().result() == Outcome.Result.PASSED;
    if (!isKnown || opening.redirected().isEmpty()) {
      return finding;
    }
    int port = opening.redirected().getAsInt();
    if (host.exposure().listenersKnown()
        && Exposed.listeners(host).stream().noneMatch(listener -> listener.port() == port)) {
      return failed(
          finding,
          Evidence.given("listens on port " + port + ":", "nothing"),
          "Take the rule that redirects port 25 to port "
              + port
              + " away, or let the mail server listen there");
    }
    return opening.isDropped()
        ? failed(
            finding,
            Evidence.NONE,
            "Accept TCP port " + port + ", to which port 25 is redirected, in the input chain")
        : finding;
  }

  /** With the other half: DNS leads senders to the port that is shut. */
  private static Finding led(Finding finding, OwnMx mx) {
    return finding.isFailed()
        ? failed(
            finding,
            mx.evidence(),
            finding.outcome().remedy().orElse("Accept TCP port 25 in the input chain")
                + "; or take the AAAA record of "
                + mx.name()
                + " away until it is open: senders that try it first wait or give up")
        : finding;
  }

  private static Finding failed(Finding finding, Evidence more, String remedy) {
    return new Finding(
        finding.card(),
        finding.about(),
        Outcome.failed(finding.outcome().evidence().and(more), remedy));
  }

  private static Packet opening(Host host) {
    return Packet.opening(Optional.empty(), own(host), SMTP, device(host));
  }

  /** Whether a rule hands connections on to a container, which the chain forward is about. */
  private static boolean isForContainer(Host host) {
    return host.exposure().isMailContained()
        && host.exposure()
            .filter()
            .six()
            .flatMap(rules -> rules.translating(opening(host)))
            .isPresent();
  }

  @Override
  String about() {
    return "port 25";
  }

  @Override
  List<Packet> packets(Host host) {
    return forMail(host).anyMatch(Listener::isOpenToSix) && !isForContainer(host)
        ? List.of(opening(host), Packet.answering(own(host), device(host)))
        : List.of();
  }

  @Override
  String why(Host host) {
    return isForContainer(host)
        ? "a rule passes it on to a container, and chains for what is forwarded were not looked at"
        : "nothing listens there over IPv6";
  }
}
