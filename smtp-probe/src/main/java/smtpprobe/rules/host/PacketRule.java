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
import smtpprobe.filter.PacketVerdict;
import smtpprobe.filter.Ruleset;
import smtpprobe.host.DefaultRoute;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** A rule about packets that the IPv6 packet filter has to let pass. */
abstract class PacketRule extends HostRule {

  static final Optional<IpAddress> ROUTER = IpAddress.parse("fe80::1");
  static final Optional<IpAddress> ALL_NODES = IpAddress.parse("ff02::1");

  PacketRule(Card card) {
    super(card);
  }

  /** What is looked at, for the report: {@code ICMPv6 errors}. */
  abstract String about();

  /** What such packets meet; empty when it could not be read. */
  Optional<Ruleset> filter(Host host) {
    return host.exposure().filter().six();
  }

  /** What is said of one that passes. */
  String passes() {
    return "gets in: ";
  }

  /** The packets that must pass. */
  abstract List<Packet> packets(Host host);

  @Override
  final List<Finding> examine(Host host, Dns dns) {
    Optional<Ruleset> rules = filter(host);
    if (rules.isEmpty()) {
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
      PacketVerdict judgement = rules.get().judge(packet);
      switch (judgement.fate()) {
        case ACCEPTED ->
            passing = passing.and(Evidence.given(packet.words(), passes() + judgement.because()));
        case DROPPED ->
            dropped =
                dropped.and(Evidence.given(packet.words(), "dropped: " + judgement.because()));
        case CANNOT_SAY ->
            unclear = unclear.and(Evidence.given(packet.words() + ":", judgement.because()));
      }
    }
    if (!dropped.observations().isEmpty()) {
      return one(about(), Outcome.failed(dropped));
    }
    return one(
        about(),
        unclear.observations().isEmpty() ? Outcome.passed(passing) : Outcome.undecided(unclear));
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

  /** The solicited-node multicast address (RFC 4291 section 2.7.1). */
  static Optional<IpAddress> solicited(Host host) {
    return address(host)
        .map(own -> new Ip6Address(0xff02L << 48, 0x1_ff00_0000L | (own.low() & 0xff_ffffL)));
  }
}
