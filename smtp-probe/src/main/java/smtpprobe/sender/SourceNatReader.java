package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/**
 * Reads the rules that replace source addresses. A rule with a condition that is not understood is
 * taken for one that mail does not meet: nothing is claimed that is not sure.
 */
final class SourceNatReader {

  private SourceNatReader() {}

  static List<SourceNat> nft(HostReader host) {
    List<Json> all =
        host.run(HostCommand.NFT).text().flatMap(Json::parse).stream()
            .flatMap(json -> json.items("nftables").stream())
            .toList();
    Set<String> chains = new HashSet<>();
    all.stream()
        .flatMap(item -> item.member("chain").stream())
        .filter(chain -> chain.text("hook").filter("postrouting"::equals).isPresent())
        .filter(chain -> chain.text("type").filter("nat"::equals).isPresent())
        .forEach(chain -> chains.add(key(chain, "name")));
    return all.stream()
        .flatMap(item -> item.member("rule").stream())
        .filter(rule -> chains.contains(key(rule, "chain")))
        .flatMap(rule -> fromNft(rule.items("expr")).stream())
        .toList();
  }

  private static String key(Json item, String name) {
    String family = item.text("family").orElse("");
    return family.equals("ip")
        ? ""
        : family + " " + item.text("table").orElse("") + " " + item.text(name).orElse("");
  }

  private static Optional<SourceNat> fromNft(List<Json> expressions) {
    List<BiPredicate<Ip6Address, String>> tests = new ArrayList<>();
    for (Json expression : expressions) {
      Optional<Json> match = expression.member("match");
      Optional<Json> snat = expression.member("snat");
      if (match.isPresent()) {
        Optional<BiPredicate<Ip6Address, String>> test = test(match.get());
        if (test.isEmpty()) {
          return Optional.empty();
        }
        tests.add(test.get());
      } else if (snat.isPresent()) {
        return snat.get()
            .member("addr")
            .flatMap(SourceNatReader::range)
            .map(
                to ->
                    new SourceNat(
                        tests,
                        to.length() == 128 ? SourceNat.Act.REPLACE : SourceNat.Act.MAP,
                        Optional.of(to),
                        "snat to " + (to.length() == 128 ? to.first() : to)));
      } else if (expression.member("masquerade").isPresent()) {
        return Optional.of(
            new SourceNat(tests, SourceNat.Act.MASQUERADE, Optional.empty(), "masquerade"));
      } else if (expression.member("accept").isPresent()
          || expression.member("return").isPresent()) {
        return Optional.of(new SourceNat(tests, SourceNat.Act.LEAVE, Optional.empty(), "accept"));
      } else if (expression.member("counter").isEmpty() && expression.member("log").isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<BiPredicate<Ip6Address, String>> test(Json match) {
    boolean negated = match.text("op").filter("!="::equals).isPresent();
    Optional<Json> left = match.member("left");
    Optional<Json> payload = left.flatMap(l -> l.member("payload"));
    String meta = left.flatMap(l -> l.member("meta")).flatMap(m -> m.text("key")).orElse("");
    Optional<Json> right = match.member("right");
    if (payload.filter(p -> p.text("field").equals(Optional.of("saddr"))).isPresent()) {
      return right
          .flatMap(SourceNatReader::range)
          .map(range -> (source, device) -> range.contains(source) != negated);
    }
    if (meta.equals("oifname") || meta.equals("oif")) {
      return right
          .flatMap(Json::text)
          .map(name -> (source, device) -> isNamed(device, name) != negated);
    }
    boolean always =
        meta.equals("nfproto")
            || (meta.equals("l4proto") && right.flatMap(Json::text).equals(Optional.of("tcp")));
    return always && !negated ? Optional.of((source, device) -> true) : Optional.empty();
  }

  /** Names may end in a wildcard, of nftables or of ip6tables. */
  private static boolean isNamed(String device, String name) {
    return (name.endsWith("*") || name.endsWith("+"))
        ? device.startsWith(name.substring(0, name.length() - 1))
        : device.equals(name);
  }

  private static Optional<IpRange> range(Json value) {
    Optional<Json> prefix = value.member("prefix");
    return prefix.isPresent()
        ? range(
            prefix.get().text("addr").orElse("") + "/" + prefix.get().number("len").orElse(128L))
        : value.text().flatMap(SourceNatReader::range);
  }

  private static Optional<IpRange> range(String text) {
    try {
      return Optional.of(IpRange.of(text)).filter(range -> range.first() instanceof Ip6Address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static List<SourceNat> tables(HostReader host) {
    boolean nat = false;
    List<SourceNat> rules = new ArrayList<>();
    for (String line : host.run(HostCommand.IP6TABLES).orEmpty().lines().toList()) {
      if (line.startsWith("*")) {
        nat = line.strip().equals("*nat");
      } else if (nat && line.startsWith("-A POSTROUTING ")) {
        fromTables(line).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private static Optional<SourceNat> fromTables(String line) {
    String[] words = line.replaceAll("\"[^\"]*\"", "x").strip().split("\\s+", -1);
    List<BiPredicate<Ip6Address, String>> tests = new ArrayList<>();
    String target = "";
    Optional<IpRange> to = Optional.empty();
    boolean negated = false;
    for (int i = 2; i < words.length; i += 2) {
      if (words[i].equals("!")) {
        negated = true;
        i--;
        continue;
      }
      boolean not = negated;
      negated = false;
      String value = i + 1 < words.length ? words[i + 1] : "";
      switch (words[i]) {
        case "-s" -> {
          Optional<IpRange> range = range(value);
          tests.add((source, device) -> range.filter(r -> r.contains(source)).isPresent() != not);
        }
        case "-o" -> tests.add((source, device) -> isNamed(device, value) != not);
        case "-p" -> tests.add((source, device) -> value.equals("tcp") != not);
        case "--dport" -> tests.add((source, device) -> value.equals("25") != not);
        case "-m" -> tests.add((source, device) -> value.equals("comment") || value.equals("tcp"));
        case "--comment" -> {}
        case "-j" -> target = value;
        case "--to-source", "--to" -> to = range(value);
        default -> tests.add((source, device) -> false);
      }
    }
    Optional<IpRange> wanted = to;
    return act(target)
        .filter(
            act -> wanted.isPresent() || (act != SourceNat.Act.REPLACE && act != SourceNat.Act.MAP))
        .map(act -> new SourceNat(tests, act, wanted, line.substring("-A ".length()).strip()));
  }

  private static Optional<SourceNat.Act> act(String target) {
    return switch (target) {
      case "MASQUERADE" -> Optional.of(SourceNat.Act.MASQUERADE);
      case "SNAT" -> Optional.of(SourceNat.Act.REPLACE);
      case "NETMAP" -> Optional.of(SourceNat.Act.MAP);
      case "ACCEPT", "RETURN" -> Optional.of(SourceNat.Act.LEAVE);
      default -> Optional.empty();
    };
  }
}
