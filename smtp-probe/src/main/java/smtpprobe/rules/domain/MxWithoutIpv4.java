package smtpprobe.rules.domain;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MxHost;

/** Senders that have IPv4 only, which are many, cannot bring mail. */
final class MxWithoutIpv4 extends MxFamilyRule {

  MxWithoutIpv4() {
    super(
        new Card(
                "mx-without-ipv4",
                Owner.DNS,
                "No host that takes mail for the domain has an IPv4 address, so senders without"
                    + " IPv6, which are many, cannot bring any",
                "Give at least one MX host an A record; where none has an IPv4 address, name one"
                    + " that has as a further MX host, to pass the mail on",
                "RFC 3974",
                "RFC 5321 section 5.1")
            .byHand("an IPv4 address is nothing that can be found out here")
            .asNote());
  }

  @Override
  Answer<?> addresses(MxHost host) {
    return host.four();
  }
}
