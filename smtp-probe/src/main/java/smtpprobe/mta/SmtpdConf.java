package smtpprobe.mta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.reading.HostReader;

/**
 * The parts of an {@code smtpd.conf} that concern outgoing mail. Immutable.
 *
 * @param tables the tables
 * @param actions the options of what relays, in words, by the name of the action
 * @param matches which mail takes which action, in order
 * @param settings the lines that matter, as they are written
 * @param limits the families that outgoing mail is limited to
 * @param notes the files that could not be read
 */
record SmtpdConf(
    SmtpdTables tables,
    Map<String, List<String>> actions,
    List<SmtpdMatch> matches,
    List<String> settings,
    List<Limit> limits,
    List<String> notes) {

  /**
   * A limit.
   *
   * @param domains for mail to these; empty for all
   * @param families the families
   */
  record Limit(List<String> domains, Families families) {}

  static SmtpdConf read(String text, HostReader host) {
    SmtpdTables tables = new SmtpdTables(host);
    Map<String, List<String>> actions = new LinkedHashMap<>();
    Map<SmtpdText.Line, String> rules = new LinkedHashMap<>();
    List<String> settings = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    SmtpdText whole = new SmtpdText(text, host);
    for (SmtpdText.Line line : whole.lines()) {
      List<String> words = line.words();
      String first = words.size() > 2 ? words.get(0) : "";
      int relay = words.indexOf("relay");
      if (first.equals("table")) {
        tables.add(words);
      } else if (first.equals("action") && words.get(2).equals("relay")) {
        settings.add(line.text());
        actions.putIfAbsent(words.get(1), words.subList(3, words.size()));
      } else if (first.equals("match") && words.get(words.size() - 2).equals("action")) {
        rules.put(line, words.get(words.size() - 1));
      } else if (first.equals("match") && words.get(words.size() - 1).equals(SmtpdMatch.REJECT)) {
        rules.put(line, SmtpdMatch.REJECT);
      } else if (first.equals("accept") && relay > 0) {
        settings.add(line.text());
        actions.putIfAbsent(line.text(), words.subList(relay + 1, words.size()));
        rules.put(line, line.text());
      } else if (isLimit(words)) {
        settings.add(line.text());
        limit(words).ifPresent(limits::add);
      }
    }
    return new SmtpdConf(
        tables,
        actions,
        rules.entrySet().stream()
            .map(rule -> SmtpdMatch.read(rule.getValue(), options(rule.getKey()), tables))
            .toList(),
        settings,
        limits,
        whole.notes());
  }

  /** What stands between the first word of a rule and its action. */
  private static List<String> options(SmtpdText.Line rule) {
    List<String> words = rule.words();
    boolean refuses = words.get(words.size() - 1).equals(SmtpdMatch.REJECT);
    return words.get(0).equals("match")
        ? words.subList(1, words.size() - (refuses ? 1 : 2))
        : words.subList(1, words.indexOf("relay"));
  }

  /** {@code mta limit inet4}; up to 6.3 {@code limit mta inet4}. */
  private static boolean isLimit(List<String> words) {
    return words.size() > 2
        && (words.subList(0, 2).equals(List.of("mta", "limit"))
            || words.subList(0, 2).equals(List.of("limit", "mta")));
  }

  /** The last word of the two counts. */
  private static Optional<Limit> limit(List<String> words) {
    int four = words.lastIndexOf("inet4");
    int six = words.lastIndexOf("inet6");
    return four == six
        ? Optional.empty()
        : Optional.of(
            new Limit(
                after("domain", words).orElse(List.of()),
                four > six ? Families.IPV4_ONLY : Families.IPV6_ONLY));
  }

  /** The families that all outgoing mail is limited to. */
  Optional<Families> limit() {
    return limits.stream()
        .filter(limit -> limit.domains().isEmpty())
        .map(Limit::families)
        .reduce((earlier, later) -> later);
  }

  /** The names of the actions that relay. */
  List<String> relays() {
    return List.copyOf(actions.keySet());
  }

  /** The options of an action that relays, in words. */
  Optional<List<String>> relay(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /** The argument after a keyword: one word, or a list in braces; never an empty one. */
  static Optional<List<String>> after(String keyword, List<String> words) {
    int at = words.indexOf(keyword);
    if (at < 0 || at + 1 >= words.size()) {
      return Optional.empty();
    }
    List<String> rest = words.subList(at + 1, words.size());
    return Optional.of(rest.get(0).equals("{") ? list(rest) : rest.subList(0, 1))
        .filter(list -> !list.isEmpty());
  }

  /** What stands in the braces that a list begins with, without the commas. */
  static List<String> list(List<String> words) {
    int end = words.indexOf("}");
    return words.subList(1, end < 0 ? words.size() : end).stream()
        .filter(word -> !word.equals(","))
        .toList();
  }
}
