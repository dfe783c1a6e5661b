package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.List;
import java.util.Optional;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.Packet;
import smtpprobe.filter.Ruleset;
import smtpprobe.finding.Finding;

/** What the IPv4 filter hides can be reached over IPv6. */
final class OpenOverIpv6Only implements HostRule {

  private static final RuleCard CARD =
      HostRule.card(
          "open-over-ipv6-only",
          "A service that the IPv4 filter hides can be reached over IPv6",
          "Filter IPv6 as IPv4 is filtered (\"table inet\" of nftables covers both), or bind the"
              + " service to [::1]",
          "RFC 4890",
          "nft(8), address families");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Finding> examine(Host host, Dns dns) {
    Optional<Ruleset> six = host.exposure().filter().six();
    Optional<Ruleset> four = host.exposure().filter().four();
    List<Listener> open =
        host.exposure().listeners().stream().filter(Listener::isOpenToSix).toList();
    if (six.isEmpty() || four.isEmpty() || open.isEmpty()) {
      return finding(
          "listening sockets",
          Outcome.skipped(
              open.isEmpty()
                  ? "nothing listens on IPv6"
                  : "not both families of the packet filter could be read"));
    }
    Evidence shown = Evidence.NONE;
    Evidence equal = Evidence.NONE;
    for (Listener listener : open) {
      if (isOpen(host, six.get(), listener)
          && four.get()
              .judge(Packet.opening4(listener.port(), GetsInRule.device(host)))
              .isDropped()) {
        shown = shown.and(Evidence.given("open over IPv6, hidden over IPv4:", listener));
      } else {
        equal = equal.and(Evidence.given("listens:", listener));
      }
    }
    return finding(
        "listening sockets",
        shown.observations().isEmpty() ? Outcome.passed(equal) : Outcome.failed(shown));
  }

  /** Whether everybody gets in there over IPv6, for sure. */
  static boolean isOpen(Host host, Ruleset six, Listener listener) {
    return six.judge(
            Packet.opening(
                Optional.empty(), GetsInRule.own(host), listener.port(), GetsInRule.device(host)))
        .isAccepted();
  }
}
