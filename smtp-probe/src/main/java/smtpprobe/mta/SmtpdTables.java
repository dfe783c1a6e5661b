package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/** The tables of an {@code smtpd.conf} (table(5)), as far as they are text. For one thread. */
final class SmtpdTables {

  private static final Pattern LIST = Pattern.compile("#\\s*+@list");
  private static final Pattern KEY = Pattern.compile("\\[[^]]*+\\]|[^#\\[\\s:][^\\s:]*+");

  private final HostReader host;
  private final Map<String, List<String>> tables = new HashMap<>();

  SmtpdTables(HostReader host) {
    this.host = host;
  }

  /** {@code table name source} or {@code table name { values }}. */
  void add(List<String> line) {
    List<String> words = line.subList(2, line.size());
    String source = words.get(0).replaceFirst("^(file|static):", "");
    tables.put(line.get(1), source.startsWith("/") ? file(source) : inBraces(words));
  }

  /** A database is not read. */
  private static List<String> inBraces(List<String> words) {
    return words.get(0).equals("{") ? SmtpdConf.list(words) : List.of();
  }

  /**
   * The first row says whether all are entries of a list, or pairs with a blank or a colon behind
   * the key; {@code # @list} above it says that too. An address in brackets is one key.
   */
  private List<String> file(String path) {
    List<String> words = new ArrayList<>();
    Optional<Boolean> list = Optional.empty();
    for (String line : host.file(path).orEmpty().lines().map(String::strip).toList()) {
      Matcher key = KEY.matcher(line);
      if (LIST.matcher(line).matches()) {
        list = list.or(() -> Optional.of(true));
      } else if (key.lookingAt()) {
        boolean alone = key.end() == line.length();
        list = list.or(() -> Optional.of(alone));
        words.addAll(
            list.get() || alone
                ? List.of(line)
                : List.of(key.group(), "=", line.substring(key.end() + 1).strip()));
      }
    }
    return words;
  }

  /**
   * The words of {@code <name>}, keys with {@code =} and their value; none when it is not known.
   */
  List<String> words(String name) {
    return tables.getOrDefault(name.replaceAll("[<>]", ""), List.of());
  }

  /** The same of an argument, which may be a list of its own. */
  List<String> rows(List<String> argument) {
    return argument.get(0).startsWith("<") ? words(argument.get(0)) : argument;
  }

  /** What it names of an argument: words or a table, which stays a word where it is not known. */
  List<String> items(List<String> argument) {
    List<String> items = new ArrayList<>();
    for (String word : argument) {
      List<String> table = word.startsWith("<") ? words(word) : List.of();
      items.addAll(table.isEmpty() ? List.of(word) : keys(table));
    }
    return items;
  }

  private static List<String> keys(List<String> words) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("=")) {
        i++;
      } else {
        keys.add(words.get(i));
      }
    }
    return keys;
  }
}
