package smtpprobe.filter;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.json.Json;

/** What a rule of nftables asks of a packet (libnftables-json(5)). */
final class NftMatch {

  private static final int TCP = 6;
  private static final int UDP = 17;

  private final Map<String, List<Json>> sets;

  /** With the elements of the named sets of the table. */
  NftMatch(Map<String, List<Json>> sets) {
    this.sets = sets;
  }

  /** The condition of {@code {"op", "left", "right"}}. */
  Condition of(Json match) {
    Optional<Json> left = match.member("left");
    Optional<Json> right = match.member("right");
    if (left.isEmpty() || right.isEmpty()) {
      return Condition.UNKNOWN;
    }
    return switch (match.text("op").orElse("")) {
      case "==", "in" -> packet -> holds(packet, left.get(), right.get());
      case "!=" -> packet -> holds(packet, left.get(), right.get()).not();
      case "<", ">", "<=", ">=" -> packet -> compared(packet, left.get());
      default -> Condition.UNKNOWN;
    };
  }

  private static Tri compared(Packet packet, Json left) {
    return isElsewhere(packet, left) ? Tri.NO : Tri.UNKNOWN;
  }

  /** Whether the field is one that such a packet does not have. */
  private static boolean isElsewhere(Packet packet, Json left) {
    String protocol = left.member("payload").flatMap(p -> p.text("protocol")).orElse("");
    return switch (protocol) {
      case "ip" -> !packet.protocol().isFour();
      case "ip6" -> packet.protocol().isFour();
      case "tcp" -> packet.protocol().number() != TCP;
      case "udp" -> packet.protocol().number() != UDP;
      case "th" -> packet.protocol() == Packet.Protocol.ICMP6;
      case "icmpv6" -> packet.protocol() != Packet.Protocol.ICMP6;
      case "icmp", "igmp", "udplite", "sctp", "dccp", "ah", "esp", "arp" -> true;
      default -> false;
    };
  }

  /** Whether the field on the left has a value on the right. */
  Tri holds(Packet packet, Json left, Json right) {
    if (isElsewhere(packet, left)) {
      return Tri.NO;
    }
    Optional<String> set = right.text().filter(name -> name.startsWith("@"));
    if (set.isPresent()) {
      List<Json> elements = sets.get(set.get().substring(1));
      return elements == null ? Tri.UNKNOWN : any(packet, left, elements);
    }
    Optional<Json> anonymous = right.member("set");
    if (anonymous.isPresent()) {
      return any(packet, left, anonymous.get().items());
    }
    return right.isArray() ? any(packet, left, right.items()) : value(packet, left, right);
  }

  private Tri any(Packet packet, Json left, List<Json> values) {
    Tri any = Tri.NO;
    for (Json value : values) {
      any =
          any.or(
              value(
                  packet, left, value.member("elem").flatMap(e -> e.member("val")).orElse(value)));
    }
    return any;
  }

  private static Tri value(Packet packet, Json left, Json value) {
    Optional<String> meta = left.member("meta").flatMap(m -> m.text("key"));
    if (meta.isPresent()) {
      return meta(packet, meta.get(), value);
    }
    if (left.member("ct").flatMap(ct -> ct.text("key")).filter("state"::equals).isPresent()) {
      return value.text().map(state -> Matching.state(packet, state)).orElse(Tri.UNKNOWN);
    }
    Optional<Json> payload = left.member("payload");
    String field =
        payload.flatMap(p -> p.text("protocol")).orElse("?")
            + " "
            + payload.flatMap(p -> p.text("field")).orElse("?");
    return switch (field) {
      case "ip6 saddr", "ip saddr" -> address(packet.source(), value);
      case "ip6 daddr", "ip daddr" -> address(packet.destination(), value);
      case "ip6 nexthdr", "ip protocol" -> Matching.protocol(packet, plain(value));
      case "ip6 hoplimit" -> number(packet.hopLimit(), value);
      case "tcp dport", "udp dport", "th dport" -> number(packet.port(), value);
      case "icmpv6 type" -> icmp(packet, value);
      default -> Tri.UNKNOWN;
    };
  }

  private static Tri meta(Packet packet, String key, Json value) {
    return switch (key) {
      case "nfproto" -> Tri.of(plain(value).equals(packet.protocol().isFour() ? "ipv4" : "ipv6"));
      case "protocol" -> Tri.of(plain(value).equals(packet.protocol().isFour() ? "ip" : "ip6"));
      case "l4proto" -> Matching.protocol(packet, plain(value));
      case "iifname", "iif" -> Matching.device(packet, plain(value), '*');
      default -> Tri.UNKNOWN;
    };
  }

  private static String plain(Json value) {
    return value.text().or(() -> value.number().map(String::valueOf)).orElse("?");
  }

  private static Tri address(Optional<IpAddress> address, Json value) {
    Optional<Json> prefix = value.member("prefix");
    if (prefix.isPresent()) {
      return prefix
          .get()
          .text("addr")
          .flatMap(IpAddress::parse)
          .map(
              first ->
                  Matching.address(
                      address,
                      first,
                      (int) Math.max(0, Math.min(128, prefix.get().number("len").orElse(128L)))))
          .orElse(Tri.UNKNOWN);
    }
    return value.text().map(text -> Matching.address(address, text)).orElse(Tri.UNKNOWN);
  }

  /** Services are printed by number unless somebody asks for names; a few are known here. */
  private static Tri number(OptionalInt number, Json value) {
    List<Json> range = value.items("range");
    if (range.size() == 2) {
      Optional<Long> from = range.get(0).number();
      Optional<Long> to = range.get(1).number();
      return from.isPresent() && to.isPresent()
          ? Matching.range(number, from.get(), to.get())
          : Tri.UNKNOWN;
    }
    return value.number().map(n -> Matching.range(number, n, n)).orElse(Tri.UNKNOWN);
  }

  private static Tri icmp(Packet packet, Json value) {
    List<Json> range = value.items("range");
    if (range.size() == 2) {
      OptionalInt from = IcmpTypes.of(plain(range.get(0)));
      OptionalInt to = IcmpTypes.of(plain(range.get(1)));
      return from.isPresent() && to.isPresent()
          ? Matching.range(packet.icmpType(), from.getAsInt(), to.getAsInt())
          : Tri.UNKNOWN;
    }
    OptionalInt type = IcmpTypes.of(plain(value));
    return type.isEmpty() ? Tri.UNKNOWN : Tri.of(packet.icmpType().equals(type));
  }
}
