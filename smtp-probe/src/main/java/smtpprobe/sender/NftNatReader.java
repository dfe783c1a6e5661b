package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import smtpprobe.filter.NftObjects;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/** Reads the rules of nftables that replace source addresses (libnftables-json(5)). */
final class NftNatReader {

  private static final int ADDRESS_BITS = 128;

  private static final Set<String> HARMLESS = Set.of("counter", "log", "mangle", "limit", "quota");

  private final Map<String, List<SourceNat>> chains = new HashMap<>();
  private final Map<String, NftNatTest> tests = new HashMap<>();

  private NftNatReader() {}

  static NatRules read(HostReader host) {
    return new NftNatReader()
        .rules(host.run(HostCommand.NFT).text().flatMap(NftObjects::inForce).orElse(List.of()));
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
    String chain = key(rule, rule.text("chain").orElse(""));
    List<SourceNat> rules = chains.computeIfAbsent(chain, c -> new ArrayList<>());
    NftNatTest test = tests(rule);
    List<NatTest> conditions = new ArrayList<>();
    for (Json statement : rule.items("expr")) {
      String kind = statement.names().stream().findFirst().orElse("");
      Json body = statement.member(kind).orElse(statement);
      switch (kind) {
        case "match" -> conditions.add(test.of(body));
        case "snat" -> {
          rules.addAll(replaced(body, test, conditions));
          return;
        }
        case "vmap" -> {
          rules.addAll(mapped(rule, body, test, conditions));
          return;
        }
        default -> {
          Optional<SourceNat> ending = ending(rule, kind, body, conditions);
          if (ending.isPresent()) {
            rules.add(ending.get());
            return;
          }
          if (!HARMLESS.contains(kind)) {
            return;
          }
        }
      }
    }
  }

  private static Optional<SourceNat> ending(
      Json rule, String kind, Json body, List<NatTest> conditions) {
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
        a -> SourceNat.of(conditions, a, key(rule, body.text("target").orElse("")), kind));
  }

  /**
   * {@code snat to ADDRESS}, to a prefix, or to what a map says: one rule for each of its pairs.
   */
  private static List<SourceNat> replaced(Json snat, NftNatTest test, List<NatTest> conditions) {
    Optional<Json> map = snat.member("addr").flatMap(address -> address.member("map"));
    if (map.isEmpty()) {
      return snat.member("addr").flatMap(NftNatTest::range).stream()
          .map(to -> to(conditions, to))
          .toList();
    }
    List<SourceNat> rules = new ArrayList<>();
    for (List<Json> pair : test.pairs(map.get().member("data"))) {
      NftNatTest.range(pair.get(1))
          .ifPresent(
              to ->
                  rules.add(
                      to(with(conditions, test.is(map.get().member("key"), pair.get(0))), to)));
    }
    return rules;
  }

  private static SourceNat to(List<NatTest> conditions, IpRange to) {
    boolean one = to.length() == ADDRESS_BITS;
    UnaryOperator<Ip6Address> rewrite = source -> Prefixes.mapped(to, source);
    return new SourceNat(
        conditions, SourceNat.Act.REPLACE, rewrite, "", "snat to " + (one ? to.first() : to));
  }

  private static List<SourceNat> mapped(
      Json rule, Json vmap, NftNatTest test, List<NatTest> conditions) {
    List<SourceNat> rules = new ArrayList<>();
    for (List<Json> pair : test.pairs(vmap.member("data"))) {
      String kind = pair.get(1).names().stream().findFirst().orElse("");
      ending(
              rule,
              kind,
              pair.get(1).member(kind).orElse(vmap),
              with(conditions, test.is(vmap.member("key"), pair.get(0))))
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
