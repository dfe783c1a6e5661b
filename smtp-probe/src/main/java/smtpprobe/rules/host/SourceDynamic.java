package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Mail leaves from an address that nobody set by hand. */
final class SourceDynamic extends SourceRule {

  SourceDynamic() {
    super(
        new Card(
                "source-dynamic",
                Owner.HOST,
                "Mail leaves from an address that was not set by hand: it changes with the prefix,"
                    + " the hardware or the lease, and reverse DNS does not",
                "Set a static address and bind the mail server to it, or fix the lower half with a"
                    + " token (\"ip token set ::25 dev INTERFACE\", netplan \"ipv6-address-token\","
                    + " systemd-networkd \"Token=\")",
                "RFC 4862 section 5.5",
                "RFC 7217")
            .byHand("the address is a lease of its own: ask the provider which others are yours"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    if (address.origin() == HostAddress.Origin.STATIC) {
      return Outcome.passed(evidence(sending, address));
    }
    if (!AddressKind.isSeenOutside(address.address())) {
      return OF_ANOTHER;
    }
    if (address.is(AddressFlag.DEPRECATED)) {
      return Outcome.failed(
          evidence(sending, address), SourceDeprecated.otherAddress(host, address, dns));
    }
    return switch (address.origin()) {
      case STATIC, TEMPORARY -> OF_ANOTHER;
      case LEASE ->
          Outcome.failed(
              evidence(sending, address),
              "Ask the provider whether "
                  + address.address()
                  + " is this host's for good: if it is, set it as a static address; if not, ask"
                  + " for one that is, and bind the mail server to that");
      case EUI64, STABLE_PRIVACY, DYNAMIC -> Outcome.failed(evidence(sending, address));
    };
  }
}
