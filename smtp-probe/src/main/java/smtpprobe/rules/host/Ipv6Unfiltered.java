package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.filter.Packet;
import smtpprobe.filter.PacketFilter;
import smtpprobe.sender.Host;

/** There is a packet filter, and IPv6 walks past it. */
final class Ipv6Unfiltered extends HostRule {

  Ipv6Unfiltered() {
    super(
        new Card(
            "ipv6-unfiltered",
            Owner.HOST,
            "The packet filter has rules for IPv4 and none for IPv6",
            "Filter both in one place: \"table inet\" of nftables; with ip6tables, repeat the IPv4"
                + " rules and accept ICMPv6",
            "RFC 4890",
            "nft(8), address families"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    PacketFilter filter = host.exposure().filter();
    if (filter.six().isEmpty() || filter.four().isEmpty()) {
      return one(
          "",
          Outcome.skipped(
              "not both families could be read: " + String.join("; ", filter.missing())));
    }
    boolean four = filter.four().get().filters(Packet.Protocol.TCP4);
    boolean six = filter.six().get().filters(Packet.Protocol.TCP6);
    Evidence evidence =
        Evidence.given("IPv4 input", four ? "has rules" : "has no rules, everything gets in")
            .and(
                Evidence.given(
                    "IPv6 input", six ? "has rules" : "has no rules, everything gets in"))
            .and(Evidence.given("read:", String.join(", ", filter.read())));
    return one("", four && !six ? Outcome.failed(evidence) : Outcome.passed(evidence));
  }
}
