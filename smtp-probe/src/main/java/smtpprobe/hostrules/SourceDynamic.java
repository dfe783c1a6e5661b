package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import smtpprobe.host.HostAddress;

/** Mail leaves from an address that nobody set by hand. */
final class SourceDynamic extends SourceRule {

  private static final RuleCard CARD =
      HostRule.card(
          "source-dynamic",
          "Mail leaves from an address that was not set by hand: it changes with the prefix, the"
              + " hardware or the lease, and reverse DNS does not",
          "Set a static address and bind the mail server to it, or fix the lower half with a token"
              + " (\"ip token set ::25 dev INTERFACE\", netplan \"ipv6-address-token\","
              + " systemd-networkd \"Token=\")",
          "RFC 4862 section 5.5",
          "RFC 7217");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    return switch (address.origin()) {
      case STATIC -> Outcome.passed(evidence(sending, address));
      case TEMPORARY -> OF_ANOTHER;
      case EUI64, STABLE_PRIVACY, DYNAMIC -> Outcome.failed(evidence(sending, address));
    };
  }
}
