package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.filter.Packet;
import smtpprobe.filter.PacketFilter;
import smtpprobe.filter.PacketVerdict;
import smtpprobe.filter.Ruleset;
import smtpprobe.host.DefaultRoute;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** A rule about packets that the IPv6 packet filter has to let pass, on their way in or out. */
abstract class PacketRule extends HostRule {

  static final Optional<IpAddress> ROUTER = IpAddress.parse("fe80::1");
  static final Optional<IpAddress> ALL_NODES = IpAddress.parse("ff02::1");

  PacketRule(Card card) {
    super(card);
  }

  /** What is looked at, for the report: {@code ICMPv6 errors}. */
  abstract String about();

  /** The packets that must pass. */
  abstract List<Packet> packets(Host host);

  @Override
  final List<Finding> examine(Host host, Dns dns) {
    if (host.exposure().filter().six().isEmpty()) {
      return one(about(), Outcome.skipped("no packet filter could be read"));
    }
    List<Packet> packets = packets(host);
    if (packets.isEmpty()) {
      return one(about(), Outcome.skipped(why(host)));
    }
    Evidence passing = Evidence.NONE;
    Evidence dropped = Evidence.NONE;
    Evidence unclear = Evidence.NONE;
    for (Packet packet : packets) {
      PacketVerdict judgement = judge(host, packet);
      switch (judgement.fate()) {
        case ACCEPTED ->
            passing =
                passing.and(
                    Evidence.given(
                        packet.words(),
                        (packet.leaves() ? "leaves: " : "gets in: ") + judgement.because()));
        case DROPPED ->
            dropped =
                dropped.and(Evidence.given(packet.words(), "dropped: " + judgement.because()));
        case CANNOT_SAY ->
            unclear = unclear.and(Evidence.given(packet.words() + ":", judgement.because()));
      }
    }
    if (!dropped.observations().isEmpty()) {
      Evidence because = dropped;
      return one(
          about(),
          remedy(host)
              .map(remedy -> Outcome.failed(because, remedy))
              .orElse(Outcome.failed(because)));
    }
    return one(
        about(),
        unclear.observations().isEmpty() ? Outcome.passed(passing) : Outcome.undecided(unclear));
  }

  /** Whether the filter drops a packet that has to pass, on its way out or in. */
  final boolean drops(Host host, boolean leaving) {
    return packets(host).stream()
        .filter(packet -> packet.leaves() == leaving)
        .anyMatch(packet -> judge(host, packet).isDropped());
  }

  static PacketVerdict judge(Host host, Packet packet) {
    PacketFilter filter = host.exposure().filter();
    return (packet.leaves() ? filter.out() : filter.six()).orElseGet(Ruleset::none).judge(packet);
  }

  /** What to do on this host; empty where it is the same on each. */
  Optional<String> remedy(Host host) {
    return Optional.empty();
  }

  /** Why there may be nothing to look at. */
  String why(Host host) {
    return "there is nothing to look at";
  }

  /** The interface that packets from outside come in by; empty text when that is not known. */
  static String device(Host host) {
    return host.facts().route().map(DefaultRoute::device).orElse("");
  }

  /** The address that such packets are for. */
  static Optional<IpAddress> own(Host host) {
    return address(host).map(IpAddress.class::cast);
  }

  /** What mail leaves from, or would if it left over IPv6. */
  private static Optional<Ip6Address> address(Host host) {
    return Stream.concat(
            host.sendings().stream().map(Sending::address),
            host.facts().choices().stream().flatMap(choice -> choice.source().stream()))
        .findFirst();
  }

  /** The solicited-node multicast address of the host (RFC 4291 section 2.7.1). */
  static Optional<IpAddress> solicited(Host host) {
    return address(host).map(PacketRule::solicited);
  }

  /** The solicited-node multicast address of an address. */
  static IpAddress solicited(Ip6Address own) {
    return new Ip6Address(0xff02L << 48, 0x1_ff00_0000L | (own.low() & 0xff_ffffL));
  }
}
