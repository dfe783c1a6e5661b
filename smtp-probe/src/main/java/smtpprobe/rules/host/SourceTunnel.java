package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.HostAddress;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Mail goes through a tunnel in IPv4. */
final class SourceTunnel extends SourceRule {

  SourceTunnel() {
    super(
        new Card(
            "source-tunnel",
            Owner.PROVIDER,
            "Mail leaves through a tunnel in IPv4, which many receivers distrust",
            "Use native IPv6 of the provider; as long as there is none, send mail over IPv4 only",
            "RFC 7526",
            "RFC 4380",
            "RFC 4213"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    boolean byRange =
        address.kind() == AddressKind.SIX_TO_FOUR || address.kind() == AddressKind.TEREDO;
    boolean byDevice =
        host.facts().device(address.device()).filter(Interface::isSixInFour).isPresent();
    Evidence evidence = evidence(sending, address);
    if (byRange) {
      return Outcome.failed(evidence.and(Evidence.given("range", address.kind().words())));
    }
    return byDevice
        ? Outcome.failed(
            evidence.and(Evidence.given("interface " + address.device(), "kind sit, 6in4")))
        : Outcome.passed(evidence);
  }
}
