package smtpprobe.sender;

import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import smtpprobe.filter.Tri;
import smtpprobe.host.HostSurvey;
import smtpprobe.json.Json;

/** What rules of one table of nftables ask of a packet that leaves. */
final class NftNatTest {

  private static final long SMTP = 25;

  /** Protocols that mail over IPv6 does not use. */
  private static final Set<String> OTHERS =
      Set.of("ip", "udp", "icmp", "icmpv6", "igmp", "udplite", "sctp", "dccp", "ah", "esp", "arp");

  private final Map<String, List<Json>> sets = new HashMap<>();

  void add(String set, List<Json> elements) {
    sets.put(set, elements);
  }

  /** The condition of {@code {"op", "left", "right"}}. */
  NatTest of(Json match) {
    Optional<Json> right = match.member("right");
    if (right.isEmpty()) {
      return NatTest.UNKNOWN;
    }
    if (match.member("left").filter(NftNatTest::isElsewhere).isPresent()) {
      return NatTest.always(false); // nft asks for the protocol first, also where it negates
    }
    NatTest is = is(match.member("left"), right.get());
    return switch (match.text("op").orElse("")) {
      case "==", "in" -> is;
      case "!=", "!" -> is.not();
      default -> NatTest.UNKNOWN;
    };
  }

  /** Whether the field is one that mail over IPv6 does not have. */
  private static boolean isElsewhere(Json left) {
    return left.member("payload")
        .flatMap(payload -> payload.text("protocol"))
        .filter(OTHERS::contains)
        .isPresent();
  }

  /** Whether the field on the left has a value, or one of several. */
  NatTest is(Optional<Json> left, Json right) {
    if (left.isEmpty()) {
      return NatTest.UNKNOWN;
    }
    Optional<List<Json>> several = several(right);
    if (several.isEmpty()) {
      return right.text().filter(name -> name.startsWith("@")).isPresent()
          ? NatTest.UNKNOWN
          : value(left.get(), element(right));
    }
    List<NatTest> tests =
        several.get().stream().map(value -> value(left.get(), element(value))).toList();
    return packet -> {
      Tri any = Tri.NO;
      for (NatTest test : tests) {
        any = any.or(test.holds(packet));
      }
      return any;
    };
  }

  private Optional<List<Json>> several(Json right) {
    Optional<List<Json>> named =
        right
            .text()
            .filter(name -> name.startsWith("@"))
            .flatMap(name -> Optional.ofNullable(sets.get(name.substring(1))));
    return named
        .or(() -> right.member("set").map(Json::items))
        .or(() -> right.isArray() ? Optional.of(right.items()) : Optional.empty());
  }

  /** The pairs of a map: of keys, and what follows. */
  List<List<Json>> pairs(Optional<Json> data) {
    List<List<Json>> pairs = new ArrayList<>();
    for (Json pair : data.flatMap(this::several).orElse(List.of())) {
      if (pair.items().size() == 2) {
        pairs.add(List.of(element(pair.items().get(0)), element(pair.items().get(1))));
      }
    }
    return pairs;
  }

  /** Elements with a comment, a counter or a time are wrapped. */
  private static Json element(Json value) {
    return value.member("elem").flatMap(e -> e.member("val")).orElse(value);
  }

  private static NatTest value(Json left, Json value) {
    if (isElsewhere(left)) {
      return NatTest.always(false);
    }
    Optional<Json> payload = left.member("payload");
    if (payload.isPresent()) {
      return payload(
          payload.get().text("protocol").orElse("") + " " + payload.get().text("field").orElse(""),
          value);
    }
    Optional<String> meta = left.member("meta").flatMap(m -> m.text("key"));
    if (meta.isPresent()) {
      return meta(meta.get(), value);
    }
    if (left.items("&").size() == 2) { // a mark in part: nobody marked the packets of mail
      return isMark(left.items("&").get(0)) ? number(0, value) : NatTest.UNKNOWN;
    }
    Optional<String> ct = left.member("ct").flatMap(c -> c.text("key"));
    if (ct.isPresent()) {
      return switch (ct.get()) {
        case "state" -> NatTest.always(plain(value).equals("new"));
        case "status" -> NatTest.always(false);
        case "mark" -> number(0, value);
        default -> NatTest.UNKNOWN;
      };
    }
    return left.member("fib").map(fib -> fib(fib, value)).orElse(NatTest.UNKNOWN);
  }

  private static NatTest payload(String field, Json value) {
    return switch (field) {
      case "ip6 saddr" -> range(value).map(NatTest::from).orElse(NatTest.UNKNOWN);
      case "ip6 daddr" -> range(value).map(NftNatTest::leadsTo).orElse(NatTest.UNKNOWN);
      case "ip6 nexthdr" -> protocol(value);
      case "tcp dport", "th dport" -> number(SMTP, value);
      default -> NatTest.UNKNOWN;
    };
  }

  /** Mail goes to all the world: what holds for a part of it alone is not said. */
  static NatTest leadsTo(IpRange range) {
    long inside = HostSurvey.WORLD.stream().filter(range::contains).count();
    return inside == 0 || inside == HostSurvey.WORLD.size()
        ? NatTest.always(inside > 0)
        : NatTest.UNKNOWN;
  }

  private static NatTest meta(String key, Json value) {
    return switch (key) {
      case "oifname", "oif" -> NatTest.device(plain(value));
      case "iifname", "iif" -> NatTest.always(false); // it came in by none
      case "nfproto" -> NatTest.always(plain(value).equals("ipv6"));
      case "protocol" -> NatTest.always(plain(value).equals("ip6"));
      case "l4proto" -> protocol(value);
      case "mark" -> number(0, value);
      case "skuid" -> NatTest.owner(account -> account.isUser(span(value)));
      case "skgid" -> NatTest.owner(account -> account.isGroup(span(value)));
      default -> NatTest.UNKNOWN;
    };
  }

  private static String span(Json value) {
    List<Json> range = value.items("range");
    return range.size() == 2 ? plain(range.get(0)) + "-" + plain(range.get(1)) : plain(value);
  }

  private static NatTest protocol(Json value) {
    return NatTest.always(Set.of("tcp", "6").contains(plain(value)));
  }

  private static boolean isMark(Json field) {
    return field
        .member("meta")
        .or(() -> field.member("ct"))
        .flatMap(f -> f.text("key"))
        .filter("mark"::equals)
        .isPresent();
  }

  /** What kind of address it is to the routes: the source is the host's, the target is not. */
  private static NatTest fib(Json fib, Json value) {
    if (fib.text("result").filter("type"::equals).isEmpty()) {
      return NatTest.UNKNOWN;
    }
    boolean source = fib.texts("flags").contains("saddr");
    return NatTest.always(plain(value).equals(source ? "local" : "unicast"));
  }

  private static NatTest number(long number, Json value) {
    List<Json> range = value.items("range");
    OptionalLong from = number(range.size() == 2 ? range.get(0) : value);
    OptionalLong to = number(range.size() == 2 ? range.get(1) : value);
    return from.isEmpty() || to.isEmpty()
        ? NatTest.UNKNOWN
        : NatTest.always(number >= from.getAsLong() && number <= to.getAsLong());
  }

  /** Services are printed by number unless somebody asks for names. */
  private static OptionalLong number(Json value) {
    Optional<Long> number = value.number();
    if (number.isPresent()) {
      return OptionalLong.of(number.get());
    }
    return value.text().filter("smtp"::equals).isPresent()
        ? OptionalLong.of(SMTP)
        : OptionalLong.empty();
  }

  private static String plain(Json value) {
    return value.text().or(() -> value.number().map(String::valueOf)).orElse("");
  }

  /** An address or a prefix; empty for a range from one address to another. */
  static Optional<IpRange> range(Json value) {
    Optional<Json> prefix = value.member("prefix");
    return Prefixes.range(
        prefix.isPresent()
            ? prefix.get().text("addr").orElse("") + "/" + prefix.get().number("len").orElse(128L)
            : span(value));
  }
}
