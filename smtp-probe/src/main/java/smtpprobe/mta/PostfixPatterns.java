package smtpprobe.mta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tables of patterns (regexp_table(5), pcre_table(5)), read without running a pattern: those that
 * say no more than a domain become the domain, the others stay as they are.
 */
final class PostfixPatterns {

  /** Stands for every address. */
  static final String EVERY = "*";

  private static final int MAX_DOMAINS = 100;
  private static final Set<String> OF_EVERY =
      Set.of("", ".", ".*", ".+", "^", "^.", "^.*", "^.+", "^.*$", "^.+$", "@", "^.*@.*$");

  /** Names with escaped dots, perhaps with one in front. */
  private static final Pattern DOMAIN =
      Pattern.compile("(?:\\\\\\.)?+[\\w-]++(?:\\\\\\.[\\w-]++)++");

  private PostfixPatterns() {}

  /** Whether a key is a pattern that says more than a domain. */
  static boolean isPattern(String key) {
    return key.startsWith("/") || key.startsWith("!/");
  }

  /**
   * Domain or pattern to answer; what stands within {@code if} is a pattern in any case, with what
   * that asks behind it.
   */
  static Map<String, String> read(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    Deque<String> conditions = new ArrayDeque<>();
    for (String line : Rows.logical(text).toList()) {
      if (line.startsWith("if ") || line.startsWith("if/") || line.startsWith("if!")) {
        conditions.add(" (if " + line.substring("if".length()).strip() + ")");
      } else if (line.equals("endif")) {
        conditions.pollLast();
      } else if (isRule(line)) {
        int from = from(line);
        String not = line.startsWith("!") ? "!" : "";
        String key = not + '/' + line.substring(from + 1, end(line, from) - 1) + '/';
        String answer = answer(line).orElse("");
        List<String> domains =
            !conditions.isEmpty() || answer.contains("$") ? List.of() : domains(key);
        if (domains.isEmpty()) {
          entries.putIfAbsent(key + String.join("", conditions), answer);
        }
        domains.forEach(domain -> entries.putIfAbsent(domain, answer));
        if (domains.contains(EVERY)) {
          return entries;
        }
      }
    }
    return entries;
  }

  /** What stands behind the pattern and its flags; nothing where the line has no pattern. */
  static Optional<String> answer(String line) {
    if (!isRule(line)) {
      return Optional.empty();
    }
    int end = end(line, from(line));
    boolean flags = line.length() > end && !Character.isWhitespace(line.charAt(end));
    String rest = line.substring(end).strip();
    return Optional.of(flags ? rest.replaceFirst("^\\S++\\s*+", "") : rest);
  }

  private static int from(String line) {
    return line.length() - line.replaceFirst("^[!\\s]++", "").length();
  }

  /** Any character but letters and digits may stand around a pattern. */
  private static boolean isRule(String line) {
    String pattern = line.replaceFirst("^[!\\s]++", "");
    return pattern.length() > 1
        && pattern.charAt(0) != '#'
        && !Character.isLetterOrDigit(pattern.charAt(0))
        && end(pattern, 0) <= pattern.length();
  }

  /** Behind the character that ends the pattern; behind the whole line where none does. */
  private static int end(String line, int from) {
    for (int i = from + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == line.charAt(from)) {
        return i + 1;
      }
    }
    return line.length() + 1;
  }

  /**
   * The domains of {@code /@example\.net$/} and {@code /^.*@(a|b)\.example$/}, {@link #EVERY} of
   * {@code /./}; none when it says anything else.
   */
  static List<String> domains(String pattern) {
    String text = pattern.replaceFirst("^/", "").replaceFirst("/$", "");
    if (OF_EVERY.contains(text) && !pattern.startsWith("!")) {
      return List.of(EVERY);
    }
    if (pattern.startsWith("!") || !text.endsWith("$")) {
      return List.of();
    }
    text = text.substring(0, text.length() - 1).toLowerCase(Locale.ROOT);
    int at = text.indexOf('@');
    if (at < 0
        || !List.of("", ".*", ".+", "^.*", "^.+", "^(.*)", "(.*)")
            .contains(text.substring(0, at))) {
      return List.of();
    }
    String domain = text.substring(at + 1);
    int open = domain.indexOf('(');
    int close = domain.indexOf(')', Math.max(open, 0));
    List<String> spelled = new ArrayList<>();
    if (open < 0) {
      spelled.add(domain);
    } else if (close > open) {
      for (String one : domain.substring(open + 1, close).split("\\|", MAX_DOMAINS)) {
        spelled.add(domain.substring(0, open) + one + domain.substring(close + 1));
      }
    }
    List<String> plain =
        spelled.stream().map(one -> one.replaceFirst("^\\.\\*\\\\\\.", "\\\\.")).toList();
    return plain.stream().allMatch(one -> DOMAIN.matcher(one).matches())
        ? plain.stream().map(one -> one.replace("\\.", ".")).toList()
        : List.of();
  }

  /** One for all keys that are no patterns, and one for each pattern. */
  static List<Traffic> traffic(List<String> keys, Function<List<String>, Traffic> ofPlain) {
    List<Traffic> traffic = new ArrayList<>();
    List<String> plain = keys.stream().filter(key -> !PostfixPatterns.isPattern(key)).toList();
    if (!plain.isEmpty()) {
      traffic.add(ofPlain.apply(plain));
    }
    keys.stream()
        .filter(PostfixPatterns::isPattern)
        .forEach(key -> traffic.add(Traffic.some("mail of addresses that fit " + key)));
    return traffic;
  }
}
