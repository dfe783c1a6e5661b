package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.PacketFilter;
import smtpprobe.sender.Host;

/** What the IPv4 filter hides can be reached over IPv6. */
final class OpenOverIpv6Only extends HostRule {

  OpenOverIpv6Only() {
    super(
        new Card(
            "open-over-ipv6-only",
            Owner.HOST,
            "A service that the IPv4 filter hides can be reached over IPv6",
            "Filter IPv6 as IPv4 is filtered (\"table inet\" of nftables covers both), or bind the"
                + " service to [::1]",
            "RFC 4890",
            "nft(8), address families"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    PacketFilter filter = host.exposure().filter();
    List<Listener> open = Exposed.listeners(host);
    if (filter.six().isEmpty() || filter.four().isEmpty() || open.isEmpty()) {
      return one(
          "listening sockets",
          Outcome.skipped(
              open.isEmpty()
                  ? "nothing listens on IPv6"
                  : "not both families of the packet filter could be read"));
    }
    Evidence shown = Evidence.NONE;
    Evidence equal = Evidence.NONE;
    for (Listener listener : open) {
      if (Exposed.isOpen(host, listener) && Exposed.isHiddenOverFour(host, listener)) {
        shown = shown.and(Evidence.given("open over IPv6, hidden over IPv4:", listener));
      } else {
        equal = equal.and(Evidence.given("listens:", listener));
      }
    }
    return one(
        "listening sockets",
        shown.observations().isEmpty() ? Outcome.passed(equal) : Outcome.failed(shown));
  }
}
