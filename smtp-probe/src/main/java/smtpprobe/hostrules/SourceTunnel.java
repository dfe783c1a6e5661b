package smtpprobe.hostrules;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import smtpprobe.host.HostAddress;
import smtpprobe.host.Interface;

/** Mail goes through a tunnel in IPv4. */
final class SourceTunnel extends SourceRule {

  private static final RuleCard CARD =
      HostRule.card(
          "source-tunnel",
          "Mail leaves through a tunnel in IPv4, which many receivers distrust",
          "Use native IPv6 of the provider; as long as there is none, send mail over IPv4 only",
          "RFC 7526",
          "RFC 4380",
          "RFC 4213");

  @Override
  public RuleCard card() {
    return CARD;
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
