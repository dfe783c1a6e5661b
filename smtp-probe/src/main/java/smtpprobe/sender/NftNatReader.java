package smtpprobe.sender;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.filter.NftWords;
import smtpprobe.json.Json;

/** Reads the rules of nftables that replace source addresses (libnftables-json(5)). */
final class NftNatReader {

  private static final int ADDRESS_BITS = 128;

  private static final Set<String> HARMLESS = Set.of("counter", "log", "mangle", "limit");

  private final Map<String, List<SourceNat>> chains = new HashMap<>();
  private final Map<String, NftNatTest> tests = new HashMap<>();

  private NftNatReader() {}

  static NatRules read(List<Json> objects) {
    return new NftNatReader().rules(objects);
  }

  private NatRules rules(List<Json> all) {
    for (Json item : all) {
      item.member("set").or(() -> item.member("map")).ifPresent(this::addSet);
    }
    for (Json item : all) {
      item.member("rule").ifPresent(this::addRule);
    }
    List<String> bases =
        all.stream()
            .flatMap(item -> item.member("chain").stream())
            .filter(chain -> chain.text("hook").filter("postrouting"::equals).isPresent())
            .filter(chain -> chain.text("type").filter("nat"::equals).isPresent())
            .filter(chain -> !chain.text("family").equals(Optional.of("ip")))
            .sorted(Comparator.comparingLong(chain -> chain.number("prio").orElse(0L)))
            .map(chain -> key(chain, chain.text("name").orElse("")))
            .toList();
    return new NatRules(chains, bases);
  }

  /** The tables of IPv6 with rules of iptables for which nft has no words. */
  static List<String> foreign(List<Json> objects) {
    return objects.stream()
        .flatMap(item -> item.member("rule").stream())
        .filter(rule -> isForeign(rule) && rule.text("family").filter("ip6"::equals).isPresent())
        .flatMap(rule -> rule.text("table").stream())
        .distinct()
        .toList();
  }

  private static String table(Json item) {
    return item.text("family").orElse("") + " " + item.text("table").orElse("");
  }

  private static String key(Json item, String name) {
    return table(item) + " " + name;
  }

  private NftNatTest tests(Json item) {
    return tests.computeIfAbsent(table(item), t -> new NftNatTest());
  }

  private void addSet(Json set) {
    tests(set).add(set.text("name").orElse(""), set.items("elem"));
  }

  private void addRule(Json rule) {
    List<SourceNat> rules =
        chains.computeIfAbsent(key(rule, rule.text("chain").orElse("")), c -> new ArrayList<>());
    NftNatTest test = tests(rule);
    List<NatTest> conditions = new ArrayList<>();
    List<Json> before = new ArrayList<>();
    for (Json statement : rule.items("expr")) {
      String kind = statement.names().stream().findFirst().orElse("");
      Json body = statement.member(kind).orElse(statement);
      String words = before.isEmpty() ? "" : NftWords.of(before) + " ";
      Optional<List<SourceNat>> ends =
          switch (kind) {
            case "snat" -> Optional.of(replaced(body, test, conditions, words + kind));
            case "vmap" -> Optional.of(mapped(rule, body, test, conditions, words));
            default -> ending(rule, kind, body, conditions, words).map(List::of);
          };
      if (ends.isPresent()) {
        rules.addAll(ends.get());
        return;
      }
      if (kind.equals("match")) {
        conditions.add(test.of(body));
        before.add(statement);
      } else if (!HARMLESS.contains(kind)) {
        conditions.add(NatTest.UNKNOWN);
        before.add(statement);
      }
    }
    if (isForeign(rule)) {
      rules.add(replacing(conditions, Optional.empty(), NftWords.of(before)));
    }
  }

  /** Whether it is one of iptables for which nft has no words. */
  private static boolean isForeign(Json rule) {
    return rule.items("expr").stream().anyMatch(statement -> statement.names().contains("xt"));
  }

  private static Optional<SourceNat> ending(
      Json rule, String kind, Json body, List<NatTest> conditions, String words) {
    Optional<SourceNat.Act> act =
        switch (kind) {
          case "masquerade" -> Optional.of(SourceNat.Act.MASQUERADE);
          case "accept" -> Optional.of(SourceNat.Act.LEAVE);
          case "return" -> Optional.of(SourceNat.Act.RETURN);
          case "jump" -> Optional.of(SourceNat.Act.JUMP);
          case "goto" -> Optional.of(SourceNat.Act.GOTO);
          default -> Optional.empty();
        };
    return act.map(
        a -> SourceNat.of(conditions, a, key(rule, body.text("target").orElse("")), words + kind));
  }

  /**
   * {@code snat to ADDRESS}, to a prefix, or to what a map says: one rule for each of its pairs. To
   * a port alone, the address stays; to an IPv4 address, the rule is not for IPv6.
   */
  private static List<SourceNat> replaced(
      Json snat, NftNatTest test, List<NatTest> conditions, String words) {
    Optional<Json> addr = snat.member("addr");
    if (snat.text("family").filter("ip"::equals).isPresent()
        || addr.flatMap(Json::text).flatMap(Ip4Address::parse).isPresent()) {
      return List.of();
    }
    if (addr.isEmpty()) {
      return List.of(SourceNat.of(conditions, SourceNat.Act.LEAVE, "", words));
    }
    Optional<Json> map = addr.get().member("map");
    List<List<Json>> pairs = test.pairs(map.flatMap(m -> m.member("data")));
    if (pairs.isEmpty()) {
      return List.of(replacing(conditions, NftNatTest.range(addr.get()), words));
    }
    Optional<Json> key = map.flatMap(m -> m.member("key"));
    return pairs.stream()
        .map(
            pair ->
                replacing(
                    with(conditions, test.is(key, pair.get(0))),
                    NftNatTest.range(pair.get(1)),
                    words))
        .toList();
  }

  private static SourceNat replacing(List<NatTest> conditions, Optional<IpRange> to, String words) {
    return new SourceNat(
        conditions,
        SourceNat.Act.REPLACE,
        to.map(range -> source -> Prefixes.mapped(range, source)),
        "",
        words
            + to.map(range -> " to " + (range.length() == ADDRESS_BITS ? range.first() : range))
                .orElse(""));
  }

  private static List<SourceNat> mapped(
      Json rule, Json vmap, NftNatTest test, List<NatTest> conditions, String words) {
    List<SourceNat> rules = new ArrayList<>();
    for (List<Json> pair : test.pairs(vmap.member("data"))) {
      String kind = pair.get(1).names().stream().findFirst().orElse("");
      ending(
              rule,
              kind,
              pair.get(1).member(kind).orElse(vmap),
              with(conditions, test.is(vmap.member("key"), pair.get(0))),
              words)
          .ifPresent(rules::add);
    }
    return rules;
  }

  private static List<NatTest> with(List<NatTest> conditions, NatTest more) {
    List<NatTest> all = new ArrayList<>(conditions);
    all.add(more);
    return all;
  }
}
