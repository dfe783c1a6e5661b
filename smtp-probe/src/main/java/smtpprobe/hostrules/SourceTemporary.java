package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;

/** Mail leaves from an address that another takes the place of every day. */
final class SourceTemporary extends SourceRule {

  private static final RuleCard CARD =
      HostRule.card(
          "source-temporary",
          "Mail leaves from a temporary (privacy) address, which changes every day and cannot have"
              + " reverse DNS",
          "Set net.ipv6.conf.all.use_tempaddr and that of the interface to 0 in /etc/sysctl.d"
              + " (netplan \"ipv6-privacy: false\", systemd-networkd \"IPv6PrivacyExtensions=no\","
              + " NetworkManager \"ipv6.ip6-privacy 0\"), and bind the mail server to a static"
              + " address",
          "RFC 8981",
          "RFC 6724 section 5 rule 7");

  @Override
  public RuleCard card() {
    return CARD;
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
            + host.best(dns).map(best -> "; and " + host.bindTo(best.address())).orElse(""));
  }
}
