package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.UnseenClient;
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
            UnseenClient.NATIVE_IPV6,
            "RFC 7526",
            "RFC 4380",
            "RFC 4213"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    boolean byRange = address.kind().isTunnel();
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
