package smtpprobe.rules.domain;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MxHost;

/** Senders that have IPv6 only cannot bring mail. */
final class MxWithoutIpv6 extends MxFamilyRule {

  MxWithoutIpv6() {
    super(
        new Card(
                "mx-without-ipv6",
                Owner.DNS,
                "No host that takes mail for the domain has an IPv6 address",
                "Give at least one MX host an AAAA record, once it listens and its packet filter"
                    + " lets port 25 in",
                "RFC 3974",
                "RFC 6540")
            .byHand("the hosts are others', and their owners can give them IPv6"));
  }

  @Override
  Answer<?> addresses(MxHost host) {
    return host.six();
  }
}
