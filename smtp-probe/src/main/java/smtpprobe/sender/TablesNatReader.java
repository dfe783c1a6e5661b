package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.OldTables;

/** Reads the rules of ip6tables that replace source addresses (ip6tables-extensions(8)). */
final class TablesNatReader {

  private static final String BASE = "POSTROUTING";

  /** A prefix is translated in the one, addresses in the other. */
  private static final List<String> TABLES = List.of("mangle", "nat");

  private static final Set<String> ADD = Set.of("-A", "--append", "-I", "--insert");
  private static final Set<String> JUMP = Set.of("-j", "--jump");
  private static final Set<String> GOTO = Set.of("-g", "--goto");

  /** Options that say how ports are chosen, or nothing. */
  private static final Set<String> HARMLESS =
      Set.of("--random", "--random-fully", "--persistent", "--pol", "--dir");

  private TablesNatReader() {}

  static NatRules read(HostReader host) {
    Map<String, List<SourceNat>> chains = new HashMap<>();
    String table = "";
    String old =
        OldTables.names(host)
            .map(names -> host.run(HostCommand.IP6TABLES_LEGACY).orEmpty())
            .orElse("");
    for (String line : (host.run(HostCommand.IP6TABLES).orEmpty() + "\n" + old).split("\n", -1)) {
      String[] words =
          line.replaceAll("\"[^\"]*\"", "x")
              .replaceFirst("^\\[\\d+:\\d+\\]\\s*", "")
              .strip()
              .split("\\s+", -1);
      if (line.startsWith("*")) {
        table = line.strip().substring(1);
      } else if (words.length > 2 && ADD.contains(words[0]) && TABLES.contains(table)) {
        List<SourceNat> chain =
            chains.computeIfAbsent(table + " " + words[1], c -> new ArrayList<>());
        String text = line.strip().replaceFirst("^\\S+\\s+", "");
        boolean last = words[0].equals("-A") || words[0].equals("--append");
        chain.add(last ? chain.size() : 0, rule(table, words, text));
      }
    }
    return new NatRules(chains, TABLES.stream().map(name -> name + " " + BASE).toList());
  }

  private static SourceNat rule(String table, String[] words, String text) {
    List<NatTest> tests = new ArrayList<>();
    Map<String, String> target = new HashMap<>();
    boolean not = false;
    boolean ofTarget = false;
    int at = words[2].matches("[0-9]+") ? 3 : 2; // -I CHAIN NUMBER
    while (at < words.length) {
      String option = words[at++];
      if (option.equals("!")) {
        not = true;
        continue;
      }
      if (HARMLESS.contains(option) && ofTarget) {
        continue;
      }
      boolean alone = at >= words.length || words[at].startsWith("-") || words[at].equals("!");
      String value = alone ? "" : words[at++];
      if (JUMP.contains(option) || GOTO.contains(option)) {
        ofTarget = true;
        target.put(GOTO.contains(option) ? "-g" : "-j", value);
      } else if (ofTarget) {
        target.put(option, value);
      } else if (!option.equals("-m") && !option.equals("--match") && !option.equals("--comment")) {
        tests.add(not ? test(option, value).not() : test(option, value));
      }
      not = false;
    }
    return ending(table, target, tests, text);
  }

  private static NatTest test(String option, String value) {
    return switch (option) {
      case "-s", "--source", "--src" ->
          Prefixes.range(value).map(NatTest::from).orElse(NatTest.UNKNOWN);
      case "-d", "--destination", "--dst" ->
          Prefixes.range(value).map(NftNatTest::leadsTo).orElse(NatTest.UNKNOWN);
      case "-o", "--out-interface" -> NatTest.device(value);
      case "-i", "--in-interface" -> NatTest.always(false);
      case "-p", "--protocol" -> NatTest.always(Set.of("tcp", "6", "all").contains(value));
      case "--dport", "--dports", "--ports" -> ports(value);
      case "--uid-owner" -> NatTest.owner(account -> account.isUser(value));
      case "--gid-owner" -> NatTest.owner(account -> account.isGroup(value));
      case "--mark" -> NatTest.always(value.matches("(0x)?0+(/.*)?"));
      case "--ctstate", "--state" -> NatTest.always(has(value, "NEW"));
      case "--src-type" -> NatTest.always(has(value, "LOCAL"));
      case "--dst-type" -> NatTest.always(has(value, "UNICAST"));
      case "--dir" -> NatTest.always(value.equals("out"));
      case "--pol" -> NatTest.always(value.equals("none"));
      default -> NatTest.UNKNOWN;
    };
  }

  private static boolean has(String list, String word) {
    return List.of(list.split(",", -1)).contains(word);
  }

  private static NatTest ports(String list) {
    for (String item : list.split(",", -1)) {
      String[] ends = item.split(":", -1);
      if (!item.matches("\\d{1,5}(:\\d{1,5})?|smtp")) {
        return NatTest.UNKNOWN;
      }
      if (item.equals("smtp")
          || (Integer.parseInt(ends[0]) <= 25 && Integer.parseInt(ends[ends.length - 1]) >= 25)) {
        return NatTest.always(true);
      }
    }
    return NatTest.always(false);
  }

  private static SourceNat ending(
      String table, Map<String, String> words, List<NatTest> tests, String text) {
    String name = words.getOrDefault("-g", words.getOrDefault("-j", ""));
    SourceNat.Act act = SourceNat.Act.REPLACE;
    Optional<UnaryOperator<Ip6Address>> to = Optional.of(UnaryOperator.identity());
    switch (name) {
      case "MASQUERADE" -> act = SourceNat.Act.MASQUERADE;
      case "ACCEPT" -> act = SourceNat.Act.LEAVE;
      case "RETURN" -> act = SourceNat.Act.RETURN;
      case "SNAT" -> to = range(words, "--to-source").map(r -> s -> Prefixes.mapped(r, s));
      case "NETMAP" -> to = range(words, "--to").map(r -> s -> Prefixes.mapped(r, s));
      case "SNPT" -> {
        range(words, "--src-pfx").map(NatTest::from).ifPresent(tests::add);
        to = range(words, "--dst-pfx").map(r -> s -> Prefixes.neutral(r, s));
      }
      default -> act = words.containsKey("-g") ? SourceNat.Act.GOTO : SourceNat.Act.JUMP;
    }
    return new SourceNat(tests, act, to, table + " " + name, text);
  }

  /** With a port behind it, an address stands in brackets. */
  private static Optional<IpRange> range(Map<String, String> words, String option) {
    String text = words.getOrDefault(option, "");
    return Prefixes.range(text.replaceFirst("^\\[([^]]*)](:.*)?$", "$1"));
  }
}
