package smtpprobe.host;

import fakereceiver.dns.IpRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/** Reads the rules of policy routing from {@code ip -j -6 rule}. */
final class RuleReader {

  private static final long SMTP = 25;

  private static final List<String> BY_PORT = List.of("ipproto", "dport", "dport_start");

  private RuleReader() {}

  /** The rules, the first to be asked first; empty when they could not be read. */
  static List<PolicyRule> read(HostReader host) {
    return HostSurvey.printed(host, HostCommand.IP_RULE)
        .map(RuleReader::fromJson)
        .sorted(Comparator.comparingLong(PolicyRule::priority))
        .toList();
  }

  private static PolicyRule fromJson(Json rule) {
    boolean negated = rule.member("not").isPresent();
    Optional<String> table =
        rule.text("action").isPresent() ? Optional.empty() : rule.text("table");
    StringBuilder words = new StringBuilder(negated ? "not from " : "from ");
    words.append(rule.text("src").orElse("all")).append(bits(rule, "srclen"));
    rule.text("dst").ifPresent(to -> words.append(" to ").append(to).append(bits(rule, "dstlen")));
    rule.text("fwmark").ifPresent(mark -> words.append(" fwmark ").append(mark));
    rule.text("ipproto").ifPresent(name -> words.append(" ipproto ").append(name));
    rule.number("dport").ifPresent(port -> words.append(" dport ").append(port));
    words.append(table.map(name -> " lookup " + name).orElse(" " + otherwise(rule)));
    return new PolicyRule(
        rule.number("priority").orElse(0L),
        negated,
        range(rule, "src"),
        range(rule, "dst"),
        isForMail(rule),
        isForMarked(rule),
        BY_PORT.stream().anyMatch(name -> rule.member(name).isPresent()),
        table,
        rule.number("suppress_prefixlen").orElse(PolicyRule.SUPPRESSES_NONE),
        rule.number("goto").map(OptionalLong::of).orElse(OptionalLong.empty()),
        words.toString());
  }

  private static String otherwise(Json rule) {
    return rule.text("action")
        .or(() -> rule.number("goto").map(at -> "goto " + at))
        .orElse("lookup [l3mdev-table]");
  }

  private static String bits(Json rule, String name) {
    return rule.number(name).map(length -> "/" + length).orElse("");
  }

  private static Optional<IpRange> range(Json rule, String name) {
    return rule.text(name)
        .filter(text -> text.indexOf(':') >= 0)
        .map(text -> text + bits(rule, name + "len"))
        .flatMap(RouteReader::range);
  }

  private static boolean isForMarked(Json rule) {
    return rule.text("fwmark")
        .map(mark -> (number(mark) & rule.text("fwmask").map(RuleReader::number).orElse(~0L)))
        .filter(mark -> mark != 0)
        .isPresent();
  }

  /** A VRF, an interface, a mark or a user: a mail server's packets have none of them. */
  private static boolean isForMail(Json rule) {
    return !isForMarked(rule)
        && rule.member("l3mdev").isEmpty()
        && rule.text("iif").filter(name -> !name.equals("lo")).isEmpty()
        && rule.member("oif").isEmpty()
        && rule.member("uid_start").isEmpty()
        && rule.member("nop").isEmpty()
        && rule.member("sport").isEmpty()
        && rule.text("ipproto").filter(name -> !name.equals("tcp")).isEmpty()
        && rule.number("dport").filter(port -> port != SMTP).isEmpty()
        && rule.number("dport_start").filter(port -> port > SMTP).isEmpty()
        && rule.number("dport_end").filter(port -> port < SMTP).isEmpty();
  }

  /** A mark that is no number is one that mail does not have. */
  private static long number(String text) {
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      return ~0L;
    }
  }
}
