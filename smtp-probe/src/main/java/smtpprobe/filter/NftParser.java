package smtpprobe.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import smtpprobe.json.Json;

/** Rules as {@code nft -j list ruleset} prints them (libnftables-json(5)). */
final class NftParser {

  private static final Map<String, Chain.Families> FAMILIES =
      Map.of(
          "inet", Chain.Families.BOTH,
          "netdev", Chain.Families.BOTH,
          "ip", Chain.Families.FOUR,
          "ip6", Chain.Families.SIX);
  private static final Set<String> HARMLESS =
      Set.of(
          "counter",
          "log",
          "comment",
          "mangle",
          "notrack",
          "set",
          "flow",
          "ct helper",
          "ct timeout",
          "ct expectation",
          "add",
          "update",
          "delete",
          "last",
          "dup",
          "secmark",
          "snat",
          "masquerade");

  /** Types of chains whose rules may drop. */
  private static final Set<String> FILTERING = Set.of("filter", "route");

  /** Hooks whose chains see the packets of single interfaces. */
  private static final Set<String> OF_INTERFACES = Set.of("ingress", "egress");

  /** What iptables-nft leaves where nft has no words: such a table is read elsewhere. */
  private static final String FOREIGN = "xt";

  private record Found(Json chain, List<FilterRule> rules) {}

  private final Translation nat;
  private final Direction direction;
  private final Map<String, Found> chains = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Json>>> sets = new HashMap<>();

  private NftParser(Translation nat, Direction direction) {
    this.nat = nat;
    this.direction = direction;
  }

  /**
   * The rules for packets in that direction, where other filters may translate addresses too.
   *
   * @param foreign is told the tables that hold rules of iptables
   */
  static Ruleset read(
      List<Json> objects, Set<String> foreign, Translation nat, Direction direction) {
    return new NftParser(nat, direction).rules(objects, foreign);
  }

  private Ruleset rules(List<Json> objects, Set<String> foreign) {
    for (Json object : objects) {
      object.member("set").ifPresent(this::addSet);
      object.member("map").ifPresent(this::addSet);
      object
          .member("chain")
          .ifPresent(c -> chains.put(key(c, "name"), new Found(c, new ArrayList<>())));
    }
    for (Json object : objects) {
      object.member("rule").ifPresent(rule -> addRule(rule, foreign));
    }
    return new Ruleset(chains.values().stream().flatMap(f -> chain(f).stream()).toList());
  }

  private static String table(Json object) {
    return object.text("family").orElse("?") + " " + object.text("table").orElse("?");
  }

  private static String key(Json object, String name) {
    return table(object) + " " + object.text(name).orElse("?");
  }

  private void addSet(Json set) {
    sets.computeIfAbsent(table(set), t -> new HashMap<>())
        .put(set.text("name").orElse("?"), set.items("elem"));
  }

  private Optional<Chain> chain(Found found) {
    Json chain = found.chain();
    Chain.Families families = FAMILIES.get(chain.text("family").orElse("?"));
    if (families == null) {
      return Optional.empty();
    }
    String name = chain.text("hook").orElse("");
    int hook = direction.hooks().indexOf(name);
    boolean filters = chain.text("type").filter(FILTERING::contains).isPresent();
    boolean nat = chain.text("type").filter("nat"::equals).isPresent();
    boolean translates = nat && name.equals(direction.translating());
    Optional<FilterRule.Act> input =
        (hook >= 0 && filters) || translates
            ? Optional.of(
                chain.text("policy").filter("drop"::equals).isPresent()
                    ? FilterRule.Act.DROP
                    : FilterRule.Act.ACCEPT)
            : Optional.empty();
    return Optional.of(
        new Chain(
            table(chain),
            chain.text("name").orElse("?"),
            input.isPresent() && OF_INTERFACES.contains(name)
                ? ofInterfaces(chain, found.rules())
                : found.rules(),
            input,
            name.equals(direction.filtering()) && filters,
            name.equals("output") && chain.text("type").filter("route"::equals).isPresent(),
            nat,
            families,
            hook * 1_000_000L + chain.number("prio").orElse(0L)));
  }

  /** Packets of other interfaces go on. Nft 1.0.6 does not print which the chain is of. */
  private static List<FilterRule> ofInterfaces(Json chain, List<FilterRule> rules) {
    List<String> devices = chain.texts("dev");
    Condition own =
        devices.stream()
            .map(name -> (Condition) packet -> Matching.anyDevice(packet, name))
            .reduce(Condition::or)
            .orElse(Condition.UNKNOWN);
    List<FilterRule> all = new ArrayList<>();
    all.add(
        new FilterRule(
            key(chain, "name")
                + (devices.isEmpty()
                    ? ", whose interface is not printed"
                    : ", of " + String.join(", ", devices) + " alone"),
            List.of(packet -> own.holds(packet).not()),
            FilterRule.Act.ACCEPT,
            ""));
    all.addAll(rules);
    return all;
  }

  private void addRule(Json rule, Set<String> foreign) {
    Found found = chains.get(key(rule, "chain"));
    if (found == null) {
      return;
    }
    String table = table(rule);
    List<Json> statements = rule.items("expr");
    String text = key(rule, "chain") + ": " + NftWords.of(statements);
    NftMatch match = new NftMatch(sets.getOrDefault(table, Map.of()), nat);
    List<Condition> conditions = new ArrayList<>();
    boolean understood = true;
    Function<Packet, Tags> tags = Packet::tags;
    for (Json statement : statements) {
      String kind = statement.names().stream().findFirst().orElse("?");
      Json body = statement.member(kind).orElse(statement);
      if (kind.equals(FOREIGN)) {
        foreign.add(table);
      }
      tags = then(tags, put(kind, body));
      if (kind.equals("match")) {
        conditions.add(match.of(body));
      } else if (kind.equals("vmap")) {
        found.rules().addAll(mapped(table, body, match, conditions, text, tags));
        return;
      } else {
        Optional<FilterRule> ending = ending(kind, body, conditions, text, tags);
        if (ending.isPresent()) {
          found.rules().add(ending.get());
          return;
        }
        conditions.addAll(NftLimits.of(kind, body));
        boolean known = NftLimits.isLimit(kind) || HARMLESS.contains(kind);
        if (!known) {
          conditions.add(Condition.UNKNOWN);
        }
        understood &= known;
      }
    }
    found
        .rules()
        .add(
            new FilterRule(
                text,
                conditions,
                understood ? FilterRule.Act.GO_ON : FilterRule.Act.UNKNOWN,
                "",
                tags));
  }

  /** What a statement puts on a packet, if it does. */
  private static Optional<Function<Packet, Tags>> put(String kind, Json body) {
    return switch (kind) {
      case "notrack" -> Optional.of(packet -> packet.tags().untracked());
      case "mangle" -> NftMark.set(body);
      default -> Optional.empty();
    };
  }

  private static Function<Packet, Tags> then(
      Function<Packet, Tags> tags, Optional<Function<Packet, Tags>> further) {
    return further
        .map(last -> (Function<Packet, Tags>) p -> last.apply(p.with(tags.apply(p))))
        .orElse(tags);
  }

  private static Optional<FilterRule> ending(
      String kind,
      Json body,
      List<Condition> conditions,
      String text,
      Function<Packet, Tags> tags) {
    FilterRule.Act act =
        switch (kind) {
          case "accept" -> FilterRule.Act.ACCEPT;
          case "drop", "reject" -> FilterRule.Act.DROP;
          case "return" -> FilterRule.Act.RETURN;
          case "jump" -> FilterRule.Act.JUMP;
          case "goto" -> FilterRule.Act.GOTO;
          case "dnat", "redirect" -> FilterRule.Act.TRANSLATE;
          case "queue", "tproxy", "synproxy" -> FilterRule.Act.UNKNOWN;
          default -> FilterRule.Act.GO_ON;
        };
    return act == FilterRule.Act.GO_ON
        ? Optional.empty()
        : Optional.of(new FilterRule(text, conditions, act, target(kind, body), tags));
  }

  /** The chain, or the port of {@code redirect to :2525}. */
  private static String target(String kind, Json body) {
    return kind.equals("redirect")
        ? body.member("port").flatMap(Json::number).map(String::valueOf).orElse("")
        : body.text("target").orElse("");
  }

  /** A map from values to verdicts: one rule for each. */
  private List<FilterRule> mapped(
      String table,
      Json vmap,
      NftMatch match,
      List<Condition> before,
      String text,
      Function<Packet, Tags> tags) {
    List<FilterRule> rules = new ArrayList<>();
    List<FilterRule> others = new ArrayList<>();
    Optional<Json> key = vmap.member("key");
    Optional<Json> data = vmap.member("data");
    List<Json> pairs = data.flatMap(d -> d.member("set")).map(Json::items).orElse(List.of());
    if (pairs.isEmpty()) {
      pairs =
          data.flatMap(Json::text)
              .map(name -> sets.getOrDefault(table, Map.of()).get(name.replaceFirst("^@", "")))
              .orElse(List.of());
    }
    for (Json pair : pairs) {
      List<Json> halves = pair.items();
      if (key.isEmpty() || halves.size() != 2) {
        continue;
      }
      List<Condition> conditions = new ArrayList<>(before);
      Json value = NftMatch.element(halves.get(0));
      boolean rest = NftMatch.isCatchAll(value);
      if (!rest) {
        conditions.add(packet -> match.holds(packet, key.get(), value));
      }
      String kind = halves.get(1).names().stream().findFirst().orElse("?");
      ending(
              kind,
              halves.get(1).member(kind).orElse(pair),
              conditions,
              text + " : " + value + " " + kind,
              tags)
          .ifPresent(rest ? others::add : rules::add);
    }
    rules.addAll(others);
    if (rules.isEmpty()) {
      rules.add(new FilterRule(text, before, FilterRule.Act.UNKNOWN, "", tags));
    }
    return rules;
  }
}
