package smtpprobe.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import smtpprobe.json.Json;

/** What a rule of nftables asks of a packet (libnftables-json(5)). */
final class NftMatch {

  private static final int TCP = 6;
  private static final int UDP = 17;

  /** How nft prints the code 0 of ICMPv6, whatever the type. */
  private static final String FIRST_CODE = "no-route";

  private final Map<String, List<Json>> sets;
  private final Translation nat;

  /** With the elements of the named sets of the table. */
  NftMatch(Map<String, List<Json>> sets, Translation nat) {
    this.sets = sets;
    this.nat = nat;
  }

  /** The condition of {@code {"op", "left", "right"}}. */
  Condition of(Json match) {
    Optional<Json> left = match.member("left");
    Optional<Json> right = match.member("right");
    if (left.isEmpty() || right.isEmpty()) {
      return Condition.UNKNOWN;
    }
    Optional<Condition> flags = NftFlags.of(match);
    if (flags.isPresent()) {
      return flags.get();
    }
    Condition asked = compared(match.text("op").orElse(""), left.get(), right.get());
    return left.get().member("tcp option").isPresent()
        ? packet -> packet.hasOptions().and(asked.holds(packet))
        : asked;
  }

  private Condition compared(String op, Json left, Json right) {
    return switch (op) {
      case "==", "in" -> packet -> holds(packet, left, right);
      case "!=", "!" -> packet -> differs(packet, left, right);
      case "<", ">", "<=", ">=" -> packet -> compared(packet, op, left, right);
      default -> Condition.UNKNOWN;
    };
  }

  /** Before it compares, nft asks whether the packet has the field: without it no rule matches. */
  private Tri differs(Packet packet, Json left, Json right) {
    return isElsewhere(packet, left) ? Tri.NO : holds(packet, left, right).not();
  }

  private static Tri compared(Packet packet, String op, Json left, Json right) {
    if (isElsewhere(packet, left)) {
      return Tri.NO;
    }
    OptionalInt limit = Services.port(plain(right));
    if (limit.isEmpty()) {
      return Tri.UNKNOWN;
    }
    int beside = op.endsWith("=") ? 0 : 1;
    Numbers numbers = numbers(packet, left);
    return op.startsWith("<")
        ? numbers.within(0, limit.getAsInt() - beside)
        : numbers.within(limit.getAsInt() + beside, Integer.MAX_VALUE);
  }

  /** Those that a field may have. */
  private static Numbers numbers(Packet packet, Json left) {
    if (left.member("meta").flatMap(m -> m.text("key")).filter("length"::equals).isPresent()) {
      return packet.length();
    }
    return switch (field(left)) {
      case "ip6 hoplimit" -> packet.hopLimits();
      case "tcp dport", "udp dport", "th dport" -> Numbers.of(packet.port());
      case "tcp sport", "udp sport", "th sport" -> packet.sourcePort();
      case "maxseg size" -> packet.segmentSize();
      case "icmpv6 code" -> packet.icmpCode();
      default -> Numbers.ANY;
    };
  }

  /** {@code tcp dport}, {@code maxseg size}; with question marks where it has no such name. */
  private static String field(Json left) {
    Optional<Json> option = left.member("tcp option");
    Optional<Json> of = option.isPresent() ? option : left.member("payload");
    return of.flatMap(p -> p.text(option.isPresent() ? "name" : "protocol")).orElse("?")
        + " "
        + of.flatMap(p -> p.text("field")).orElse("?");
  }

  /** Whether the field is one that such a packet does not have. */
  private static boolean isElsewhere(Packet packet, Json left) {
    if (left.items("&").size() == 2) {
      return isElsewhere(packet, left.items("&").get(0));
    }
    if (left.items("concat").stream().anyMatch(field -> isElsewhere(packet, field))) {
      return true;
    }
    if (left.member("exthdr").flatMap(header -> header.text("field")).isPresent()) {
      return true; // none of the packets has such a header
    }
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
      Json plain = element(value);
      any = any.or(isCatchAll(plain) ? Tri.YES : value(packet, left, plain));
    }
    return any;
  }

  /** Elements with a comment, a counter or a time are wrapped. */
  static Json element(Json value) {
    return value.member("elem").flatMap(elem -> elem.member("val")).orElse(value);
  }

  /** Whether an element stands for whatever the others do not name. */
  static boolean isCatchAll(Json element) {
    return element.text().filter("*"::equals).isPresent();
  }

  /** Each field has the value at its place. */
  private Tri together(Packet packet, List<Json> fields, List<Json> values) {
    Tri all = fields.size() == values.size() ? Tri.YES : Tri.UNKNOWN;
    for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
      all = all.and(holds(packet, fields.get(i), values.get(i)));
    }
    return all;
  }

  private Tri value(Packet packet, Json left, Json value) {
    if (!left.items("concat").isEmpty()) {
      return together(packet, left.items("concat"), value.items("concat"));
    }
    if (NftFlags.areAskedFor(left)) {
      return NftFlags.are(packet, left, value);
    }
    Optional<Tags.Bits> mark = NftMark.bits(left, value);
    if (mark.isPresent()) {
      return NftMark.isOfConnection(left)
          ? Matching.connectionMark(packet, mark.get())
          : packet.tags().isMarked(mark.get());
    }
    List<Json> masked = left.items("&");
    if (masked.size() == 2) {
      return address(packet, masked.get(0), Optional.of(plain(value) + "/" + plain(masked.get(1))));
    }
    if (left.member("exthdr").isPresent()) {
      return Tri.of(value.toString().equals("false")); // whether there is such a header
    }
    Optional<Json> fib = left.member("fib");
    if (fib.isPresent()) {
      return fib(packet, fib.get(), value);
    }
    Optional<String> meta = left.member("meta").flatMap(m -> m.text("key"));
    if (meta.isPresent()) {
      return meta(packet, meta.get(), value);
    }
    Optional<Json> ct = left.member("ct");
    if (ct.isPresent()) {
      return switch (ct.get().text("key").orElse("")) {
        case "state" -> Matching.state(packet, plain(value));
        case "direction" -> Matching.direction(packet, plain(value));
        case "status" -> nat.status(packet, plain(value));
        default -> Tri.UNKNOWN;
      };
    }
    return switch (field(left)) {
      case "ip6 saddr", "ip saddr", "ip6 daddr", "ip daddr" -> address(packet, left, prefix(value));
      case "ip6 nexthdr", "ip protocol" -> Matching.protocol(packet, plain(value));
      case "icmpv6 type" -> icmp(packet, value);
      default -> number(numbers(packet, left), value);
    };
  }

  private static Tri address(Packet packet, Json left, Optional<String> prefix) {
    return switch (field(left)) {
      case "ip6 saddr", "ip saddr" ->
          prefix.map(text -> Matching.source(packet, text)).orElse(Tri.UNKNOWN);
      case "ip6 daddr", "ip daddr" ->
          prefix.map(text -> Matching.address(packet.destination(), text)).orElse(Tri.UNKNOWN);
      default -> Tri.UNKNOWN;
    };
  }

  private static Tri meta(Packet packet, String key, Json value) {
    return switch (key) {
      case "nfproto" -> Tri.of(plain(value).equals(packet.protocol().isFour() ? "ipv4" : "ipv6"));
      case "protocol" -> Tri.of(plain(value).equals(packet.protocol().isFour() ? "ip" : "ip6"));
      case "l4proto" -> Matching.protocol(packet, plain(value));
      case "iiftype" -> // "loopback" is 772, and what comes from other hosts does not come by it
          Set.of("loopback", "772").contains(plain(value)) ? Tri.NO : Tri.UNKNOWN;
      case "length" -> number(packet.length(), value);
      case "pkttype" -> Matching.packetType(packet, plain(value));
      case "iifname", "iif" -> Matching.device(packet, plain(value), '*');
      case "oifname", "oif" -> Matching.outDevice(packet, plain(value), '*');
      case "skuid" -> Matching.owner(packet, a -> a.isUser(ends(value).orElse(plain(value))));
      case "skgid" -> Matching.owner(packet, a -> a.isGroup(ends(value).orElse(plain(value))));
      default -> Tri.UNKNOWN;
    };
  }

  private static String plain(Json value) {
    return value.text().or(() -> value.number().map(String::valueOf)).orElse("?");
  }

  /** {@code fib daddr type}, and {@code fib saddr . iif oif}: is there a way back? */
  private static Tri fib(Packet packet, Json fib, Json value) {
    boolean source = fib.texts("flags").contains("saddr");
    if (fib.text("result").filter("type"::equals).isPresent()) {
      return source
          ? Matching.sourceType(packet, plain(value))
          : Matching.destinationType(packet, plain(value));
    }
    boolean none = value.toString().equals("false") || plain(value).equals("0");
    boolean some = value.toString().equals("true");
    if (!source || !(none || some)) {
      return Tri.UNKNOWN;
    }
    return none ? Matching.hasWayBack(packet).not() : Matching.hasWayBack(packet);
  }

  /** {@code 2001:db8::/32} of an address or a prefix, or the two ends of a range. */
  private static Optional<String> prefix(Json value) {
    return value
        .member("prefix")
        .flatMap(
            prefix ->
                prefix
                    .text("addr")
                    .map(
                        first ->
                            first
                                + "/"
                                + Math.max(0, Math.min(128, prefix.number("len").orElse(128L)))))
        .or(() -> ends(value))
        .or(value::text);
  }

  private static Optional<String> ends(Json value) {
    List<Json> range = value.items("range");
    return range.size() == 2
        ? Optional.of(plain(range.get(0)) + "-" + plain(range.get(1)))
        : Optional.empty();
  }

  /** Services are printed by number unless somebody asks for names; a few are known here. */
  private static Tri number(Numbers numbers, Json value) {
    List<Json> range = value.items("range");
    if (range.size() == 2) {
      Optional<Long> from = range.get(0).number();
      Optional<Long> to = range.get(1).number();
      return from.isPresent() && to.isPresent()
          ? numbers.within(from.get(), to.get())
          : Tri.UNKNOWN;
    }
    OptionalInt port = Services.port(plain(value).equals(FIRST_CODE) ? "0" : plain(value));
    return port.isEmpty() ? Tri.UNKNOWN : numbers.within(port.getAsInt(), port.getAsInt());
  }

  private static Tri icmp(Packet packet, Json value) {
    List<Json> range = value.items("range");
    if (range.size() == 2) {
      OptionalInt from = IcmpTypes.of(plain(range.get(0)));
      OptionalInt to = IcmpTypes.of(plain(range.get(1)));
      return from.isPresent() && to.isPresent()
          ? Numbers.of(packet.icmpType()).within(from.getAsInt(), to.getAsInt())
          : Tri.UNKNOWN;
    }
    OptionalInt type = IcmpTypes.of(plain(value));
    return type.isEmpty() ? Tri.UNKNOWN : Tri.of(packet.icmpType().equals(type));
  }
}
