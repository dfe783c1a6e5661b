package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * The parts of an {@code smtpd.conf} that concern outgoing mail. Immutable.
 *
 * @param tables each by its name, in words
 * @param actions what relays, in words, by the name of the action
 * @param matches which mail takes which action, in order
 * @param settings the lines that matter, as they are written
 * @param onlyFour whether all outgoing mail is limited to IPv4
 * @param fourDomains the domains to which mail is limited to IPv4
 * @param notes the files that could not be read
 */
record SmtpdConf(
    Map<String, List<String>> tables,
    Map<String, List<String>> actions,
    List<Match> matches,
    List<String> settings,
    boolean onlyFour,
    List<String> fourDomains,
    List<String> notes) {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[{},]|[^\\s{},\"]+");

  /**
   * A rule.
   *
   * @param action the name of its action
   * @param takes the mail that it is about
   */
  record Match(String action, Traffic takes) {}

  static SmtpdConf read(String text, HostReader host) {
    Map<String, List<String>> tables = new HashMap<>();
    Map<String, List<String>> actions = new LinkedHashMap<>();
    List<List<String>> rules = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    boolean onlyFour = false;
    List<String> fourDomains = new ArrayList<>();
    SmtpdText whole = new SmtpdText(text, host);
    for (String line : whole.lines()) {
      List<String> words = words(line);
      String first = words.size() > 2 ? words.get(0) : "";
      if (first.equals("table")) {
        tables.put(words.get(1), table(words.subList(2, words.size()), host));
      } else if (first.equals("action") && words.contains("relay")) {
        settings.add(line.strip());
        actions.putIfAbsent(words.get(1), words);
      } else if (first.equals("match")) {
        rules.add(words);
      } else if (first.equals("accept") && words.contains("relay")) {
        settings.add(line.strip());
        actions.putIfAbsent(line.strip(), words);
        List<String> rule = new ArrayList<>(words.subList(0, words.indexOf("relay")));
        rule.addAll(List.of("action", line.strip()));
        rules.add(rule);
      } else if (isLimit(words)) {
        settings.add(line.strip());
        Optional<List<String>> domain = after("domain", words);
        if (words.contains("inet4")) {
          domain.ifPresent(fourDomains::addAll);
          onlyFour |= domain.isEmpty();
        }
      }
    }
    return new SmtpdConf(
        tables,
        actions,
        rules.stream().flatMap(rule -> match(rule, tables).stream()).toList(),
        settings,
        onlyFour,
        fourDomains,
        whole.notes());
  }

  /** {@code mta limit inet4}; up to 6.3 {@code limit mta inet4}. */
  private static boolean isLimit(List<String> words) {
    return words.size() > 2
        && (words.subList(0, 2).equals(List.of("mta", "limit"))
            || words.subList(0, 2).equals(List.of("limit", "mta")));
  }

  /** The names of the actions that relay. */
  List<String> relays() {
    return List.copyOf(actions.keySet());
  }

  /** An action that relays, in words. */
  Optional<List<String>> relay(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /** The words of {@code <name>}; none when it is not known. */
  List<String> table(String name) {
    return tables.getOrDefault(name.replaceAll("[<>]", ""), List.of());
  }

  /** A table in a file is read; one in a database is not. */
  private static List<String> table(List<String> words, HostReader host) {
    String source = words.get(0).replaceFirst("^(file|static):", "");
    return source.startsWith("/") && !words.get(0).startsWith("db:")
        ? host.file(source)
            .orEmpty()
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .flatMap(
                line -> {
                  List<String> row = new ArrayList<>(List.of(line.split("\\s+", 2)));
                  if (row.size() == 2) {
                    row.add(1, "=");
                  }
                  return row.stream();
                })
            .toList()
        : words;
  }

  private static Optional<Match> match(List<String> rule, Map<String, List<String>> tables) {
    Optional<String> action = after("action", rule).map(words -> words.get(0));
    if (action.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> to = after("domain", rule).or(() -> after("rcpt-to", rule));
    Optional<List<String>> from = after("mail-from", rule);
    if (rule.contains("!")) {
      return Optional.of(new Match(action.get(), Traffic.some("mail by a rule with \"!\"")));
    }
    return Optional.of(
        new Match(
            action.get(),
            to.map(words -> Traffic.to(items(words, tables)))
                .or(() -> from.map(words -> Traffic.from(items(words, tables))))
                .filter(takes -> !takes.words().endsWith(" "))
                .orElse(Traffic.REST)));
  }

  private static List<String> items(List<String> words, Map<String, List<String>> tables) {
    return words.stream()
        .flatMap(
            word ->
                word.startsWith("<")
                    ? tables.getOrDefault(word.replaceAll("[<>]", ""), List.of(word)).stream()
                    : java.util.stream.Stream.of(word))
        .filter(word -> !word.matches("[{},=]"))
        .toList();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(Optional.ofNullable(matcher.group(1)).orElse(matcher.group()));
    }
    return words;
  }

  /** The argument after a keyword: one word, or a list in braces; never an empty one. */
  static Optional<List<String>> after(String keyword, List<String> words) {
    int at = words.indexOf(keyword);
    if (at < 0 || at + 1 >= words.size()) {
      return Optional.empty();
    }
    if (!words.get(at + 1).equals("{")) {
      return Optional.of(List.of(words.get(at + 1)));
    }
    List<String> rest = words.subList(at + 2, words.size());
    int end = rest.indexOf("}");
    return Optional.of(end < 0 ? rest : rest.subList(0, end)).filter(list -> !list.isEmpty());
  }
}
