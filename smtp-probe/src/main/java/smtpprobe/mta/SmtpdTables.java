package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smtpprobe.reading.HostReader;

/** The tables of an {@code smtpd.conf} (table(5)), as far as they are text. For one thread. */
final class SmtpdTables {

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

  private List<String> file(String path) {
    List<String> words = new ArrayList<>();
    for (String line : host.file(path).orEmpty().lines().toList()) {
      String[] row = line.replaceFirst("#.*", "").strip().split("\\s+", 2);
      if (!row[0].isEmpty()) {
        words.add(row[0]);
        if (row.length == 2) {
          words.addAll(List.of("=", row[1]));
        }
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
