package smtpprobe.filter;

import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules as {@code ip6tables-save} and {@code iptables-save} print them, or as people write them for
 * {@code ip6tables-restore}.
 */
final class TablesParser {

  /** Where the kernel puts tables among all chains of a hook (netfilter_ipv6.h). */
  private static final Map<String, Long> PRIORITIES =
      Map.of("raw", -300L, "mangle", -150L, "nat", -100L, "filter", 0L, "security", 50L);

  private static final Pattern RULE =
      Pattern.compile("(\\[\\d+:\\d+\\]\\s*)?(-A|-I|--append|--insert)\\s");

  /** What iptables-nft prints of a table in place of rules that it has no words for. */
  private static final Pattern LEFT_TO_NFT = Pattern.compile("(?m)^# Table .* use 'nft' tool.*$");

  /** Comments, and what people write before the rules of a table. */
  private static final Pattern WITHOUT_EFFECT =
      Pattern.compile(
          "$|#(?! Table .* use 'nft' tool)|(-N|-F|-X|-Z|--new-chain|--flush|--delete-chain|--zero)(\\s|$)");

  private static final Pattern COUNTERS = Pattern.compile("^\\[\\d+:\\d+\\]\\s*");
  private static final int MAX_SHOWN = 80;
  private static final Set<String> ADD = Set.of("-A", "--append");

  private final Chain.Families family;
  private final String prefix;
  private final Translation nat;
  private final Direction direction;
  private final Map<String, List<FilterRule>> rules = new LinkedHashMap<>();
  private final Map<String, Optional<FilterRule.Act>> policies = new LinkedHashMap<>();

  private TablesParser(
      String program, Chain.Families family, Translation nat, Direction direction) {
    this.prefix = program + " ";
    this.family = family;
    this.nat = nat;
    this.direction = direction;
  }

  /** Where nothing else translates addresses. */
  static Ruleset read(String text, Chain.Families family) {
    return read(text, family, Translation.ofTables(text, family), Direction.IN);
  }

  static Ruleset read(String text, Chain.Families family, Translation nat, Direction direction) {
    return read(
        family == Chain.Families.SIX ? "ip6tables" : "iptables", text, family, nat, direction);
  }

  /** What the save command of {@code program} prints. */
  static Ruleset read(
      String program, String text, Chain.Families family, Translation nat, Direction direction) {
    TablesParser parser = new TablesParser(program, family, nat, direction);
    List<Chain> chains = new ArrayList<>();
    String table = "";
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (WITHOUT_EFFECT.matcher(line).lookingAt()) {
        continue;
      }
      if (table.isEmpty() != line.startsWith("*")) { // outside a table, or in an open one
        chains.add(parser.doubt(number, line));
      }
      if (line.startsWith("*")) {
        table = line.substring(1);
        parser.rules.clear();
        parser.policies.clear();
        direction.chains(table).forEach(parser::builtIn);
      } else if (line.startsWith(":")) {
        parser.chain(line);
      } else if (line.startsWith("-P ") || line.startsWith("--policy ")) {
        parser.chain(":" + line.split("\\s+", 2)[1]);
      } else if (RULE.matcher(line).lookingAt()) {
        parser.rule(COUNTERS.matcher(line).replaceFirst(""));
      } else if (line.equals("COMMIT")) {
        chains.addAll(parser.chains(table));
        table = "";
      } else {
        FilterRule rule = parser.unreadable(number, line);
        parser.rules.values().forEach(chain -> chain.add(rule));
      }
    }
    if (!table.isEmpty()) {
      chains.add(parser.doubt(number, "*" + table + " without COMMIT"));
    }
    return new Ruleset(chains);
  }

  /** Stands in the chains for whatever it may have been, so that nobody is sure of what follows. */
  private FilterRule unreadable(int number, String line) {
    return new FilterRule(
        "%s-save:%d: \"%s\" cannot be read"
            .formatted(prefix.strip(), number, Shortened.of(line, MAX_SHOWN)),
        List.of(),
        FilterRule.Act.UNKNOWN,
        "");
  }

  /** Stands for the rules of a table that nobody could read: they may drop anything. */
  private Chain doubt(int number, String line) {
    return new Chain(
        prefix.strip() + "-save",
        "line " + number,
        List.of(unreadable(number, line)),
        Optional.of(FilterRule.Act.ACCEPT),
        false,
        false,
        false,
        family,
        0);
  }

  /** The same without what it leaves to nft, where that has told it. */
  static String besideNft(String text) {
    return LEFT_TO_NFT.matcher(text).replaceAll("");
  }

  /** Is there, with a policy that accepts, whether the text says so or not. */
  private void builtIn(String name) {
    rules.put(name, new ArrayList<>());
    policies.put(name, Optional.of(FilterRule.Act.ACCEPT));
  }

  private void chain(String line) {
    String[] words = line.substring(1).split("\\s+", -1);
    rules.putIfAbsent(words[0], new ArrayList<>());
    Optional<FilterRule.Act> policy =
        words.length < 2 || words[1].equals("-")
            ? Optional.empty()
            : Optional.of(words[1].equals("DROP") ? FilterRule.Act.DROP : FilterRule.Act.ACCEPT);
    policies.put(words[0], policy);
  }

  private List<Chain> chains(String table) {
    List<String> hooks = direction.chains(table);
    List<Chain> chains = new ArrayList<>();
    long order = PRIORITIES.getOrDefault(table, 0L);
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
                    table.equals("mangle") && name.equals("OUTPUT"),
                    table.equals("nat"),
                    family,
                    direction.hooks().indexOf(name.toLowerCase(Locale.ROOT)) * 1_000_000L
                        + order)));
    return chains;
  }

  /** {@code -A} adds at the end, {@code -I} before the rule of that number, or before all. */
  private void rule(String line) {
    FilterRule rule = TablesRule.read(prefix, line, nat);
    String[] words = line.split("\\s+", 4);
    List<FilterRule> chain = rules.computeIfAbsent(words[1], name -> new ArrayList<>());
    if (ADD.contains(words[0])) {
      chain.add(rule);
    } else {
      boolean numbered = words.length > 2 && words[2].matches("[1-9][0-9]{0,5}");
      chain.add(Math.min(chain.size(), numbered ? Integer.parseInt(words[2]) - 1 : 0), rule);
    }
  }
}
