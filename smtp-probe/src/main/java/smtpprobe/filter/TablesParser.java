package smtpprobe.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules as {@code ip6tables-save} and {@code iptables-save} print them. */
final class TablesParser {

  /** Possessive, so that no comment is too long for the stack. */
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|\\S+");

  /** Tables whose chains can drop what comes in, and the chain that sees it first. */
  private static final Map<String, List<String>> HOOKS =
      Map.of(
          "raw",
          List.of("PREROUTING"),
          "mangle",
          List.of("PREROUTING", "INPUT"),
          "filter",
          List.of("INPUT"));

  private final Chain.Families family;
  private final String prefix;
  private final Map<String, List<FilterRule>> rules = new LinkedHashMap<>();
  private final Map<String, Optional<FilterRule.Act>> policies = new LinkedHashMap<>();

  private TablesParser(Chain.Families family) {
    this.family = family;
    this.prefix = family == Chain.Families.SIX ? "ip6tables " : "iptables ";
  }

  static Ruleset read(String text, Chain.Families family) {
    TablesParser parser = new TablesParser(family);
    List<Chain> chains = new ArrayList<>();
    String table = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("*")) {
        table = line.substring(1);
        parser.rules.clear();
        parser.policies.clear();
      } else if (line.startsWith(":")) {
        parser.chain(line);
      } else if (line.startsWith("-A ")) {
        parser.rule(line);
      } else if (line.equals("COMMIT")) {
        chains.addAll(parser.chains(table));
      }
    }
    return new Ruleset(chains);
  }

  private void chain(String line) {
    String[] words = line.substring(1).split("\\s+", -1);
    rules.put(words[0], new ArrayList<>());
    Optional<FilterRule.Act> policy =
        words.length < 2 || words[1].equals("-")
            ? Optional.empty()
            : Optional.of(words[1].equals("DROP") ? FilterRule.Act.DROP : FilterRule.Act.ACCEPT);
    policies.put(words[0], policy);
  }

  private List<Chain> chains(String table) {
    List<String> hooks = HOOKS.getOrDefault(table, List.of());
    List<Chain> chains = new ArrayList<>();
    int order = List.of("raw", "mangle", "filter").indexOf(table);
    rules.forEach(
        (name, list) ->
            chains.add(
                new Chain(
                    prefix + table,
                    name,
                    list,
                    hooks.contains(name)
                        ? policies.getOrDefault(name, Optional.empty())
                        : Optional.empty(),
                    table.equals("filter"),
                    family,
                    (name.equals("PREROUTING") ? 0 : 10) + order)));
    return chains;
  }

  private void rule(String line) {
    FilterRule rule = rule(prefix, line);
    String[] words = line.split("\\s+", 3);
    rules.computeIfAbsent(words[1], chain -> new ArrayList<>()).add(rule);
  }

  /** One rule of a chain: {@code -A CHAIN OPTION...}. */
  static FilterRule rule(String prefix, String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(Optional.ofNullable(matcher.group(1)).orElse(matcher.group()));
    }
    List<Condition> conditions = new ArrayList<>();
    FilterRule.Act act = FilterRule.Act.GO_ON;
    String target = "";
    boolean not = false;
    for (int i = 2; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("!")) {
        not = true;
        continue;
      }
      if (word.equals("-j") || word.equals("-g")) {
        act = act(next, word.equals("-g"));
        target = next;
        break; // what follows belongs to the target
      }
      if (word.equals("-m")) {
        i++;
        continue;
      }
      Optional<Condition> known = condition(word, next);
      if (word.equals("--comment")) {
        i++;
      } else if (known.isPresent()) {
        Condition condition = known.get();
        conditions.add(not ? packet -> condition.holds(packet).not() : condition);
        i++;
      } else if (word.startsWith("-")) {
        conditions.add(Condition.UNKNOWN);
      }
      not = false;
    }
    return new FilterRule(prefix + line, conditions, act, target);
  }

  private static FilterRule.Act act(String target, boolean isGoto) {
    return switch (target) {
      case "ACCEPT" -> FilterRule.Act.ACCEPT;
      case "DROP", "REJECT" -> FilterRule.Act.DROP;
      case "RETURN" -> FilterRule.Act.RETURN;
      case "LOG", "NFLOG", "MARK", "CONNMARK", "CT", "TCPMSS", "CHECKSUM", "AUDIT", "SECMARK" ->
          FilterRule.Act.GO_ON;
      case "QUEUE", "NFQUEUE", "TARPIT", "SYNPROXY" -> FilterRule.Act.UNKNOWN;
      default -> isGoto ? FilterRule.Act.GOTO : FilterRule.Act.JUMP;
    };
  }

  private static Optional<Condition> condition(String option, String value) {
    return switch (option) {
      case "-p" -> Optional.of(packet -> Matching.protocol(packet, value));
      case "-i" -> Optional.of(packet -> Matching.device(packet, value, '+'));
      case "-s" -> Optional.of(packet -> Matching.address(packet.source(), value));
      case "-d" -> Optional.of(packet -> Matching.address(packet.destination(), value));
      case "--icmpv6-type" -> Optional.of(packet -> icmp(packet, value));
      case "--dport", "--dports", "--destination-port" ->
          Optional.of(packet -> any(value, packet, (p, item) -> port(p.port(), item)));
      case "--ctstate", "--state" -> Optional.of(packet -> any(value, packet, Matching::state));
      case "--hl-eq" -> Optional.of(packet -> port(packet.hopLimit(), value));
      default -> Optional.empty();
    };
  }

  private static Tri icmp(Packet packet, String value) {
    OptionalInt type = IcmpTypes.of(value.replaceFirst("/.*", ""));
    if (type.isEmpty() || value.indexOf('/') >= 0) {
      return packet.icmpType().isEmpty() ? Tri.NO : Tri.UNKNOWN;
    }
    return Tri.of(packet.icmpType().equals(type));
  }

  private static Tri any(String list, Packet packet, BiFunction<Packet, String, Tri> one) {
    Tri any = Tri.NO;
    for (String item : list.split(",", -1)) {
      any = any.or(one.apply(packet, item));
    }
    return any;
  }

  private static Tri port(OptionalInt number, String range) {
    String[] ends = range.split(":", 2);
    if (!range.matches("[0-9]{1,6}(:[0-9]{1,6})?")) {
      return Tri.UNKNOWN;
    }
    return Matching.range(number, Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
  }
}
