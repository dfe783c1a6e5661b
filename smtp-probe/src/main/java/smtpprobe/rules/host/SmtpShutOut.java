package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.Packet;
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
    List<Finding> found = examine(host, dns);
    Optional<OwnMx> mx = domain.flatMap(name -> OwnMx.of(host, dns, name));
    return mx.isEmpty() ? found : found.stream().map(finding -> led(finding, mx.get())).toList();
  }

  /** With the other half: DNS leads senders to the port that is shut. */
  private static Finding led(Finding finding, OwnMx mx) {
    return finding.isFailed()
        ? new Finding(
            finding.card(),
            finding.about(),
            Outcome.failed(
                finding.outcome().evidence().and(mx.evidence()),
                "Accept TCP port 25 in the input chain; or take the AAAA record of "
                    + mx.name()
                    + " away until it is open: senders that try it first wait or give up"))
        : finding;
  }

  @Override
  String about() {
    return "port 25";
  }

  @Override
  List<Packet> packets(Host host) {
    return forMail(host).anyMatch(Listener::isOpenToSix)
        ? List.of(
            Packet.opening(Optional.empty(), own(host), SMTP, device(host)),
            Packet.answering(own(host), device(host)))
        : List.of();
  }

  @Override
  String why(Host host) {
    return "nothing listens there over IPv6";
  }
}
