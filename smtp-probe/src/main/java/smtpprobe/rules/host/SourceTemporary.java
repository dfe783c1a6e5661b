package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Mail leaves from an address that another takes the place of every day. */
final class SourceTemporary extends SourceRule {

  SourceTemporary() {
    super(
        new Card(
                "source-temporary",
                Owner.HOST,
                "Mail leaves from a temporary (privacy) address, which changes every day and cannot"
                    + " have reverse DNS",
                "Set net.ipv6.conf.all.use_tempaddr and that of the interface to 0 in /etc/sysctl.d"
                    + " (netplan \"ipv6-privacy: false\", systemd-networkd"
                    + " \"IPv6PrivacyExtensions=no\", NetworkManager \"ipv6.ip6-privacy 0\"), and"
                    + " bind the mail server to a static address",
                "RFC 8981",
                "RFC 6724 section 5 rule 7")
            .byHand("the address is a lease of its own: ask the provider which others are yours"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    if (!address.is(AddressFlag.TEMPORARY)) {
      return Outcome.passed(evidence(sending, address));
    }
    String device = address.device();
    return Outcome.failed(
        evidence(sending, address),
        "Set net.ipv6.conf.all.use_tempaddr = 0 and net.ipv6.conf."
            + device
            + ".use_tempaddr = 0 in /etc/sysctl.d, then \"ip -6 addr flush dev "
            + device
            + " temporary\""
            + host.best(dns)
                .map(best -> "; and " + host.bindTo(best.address(), sending.address()))
                .orElse(""));
  }
}
