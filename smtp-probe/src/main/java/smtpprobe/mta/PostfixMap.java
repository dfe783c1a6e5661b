package smtpprobe.mta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The lookup tables that a setting of Postfix names, as far as they are text. Immutable.
 *
 * @param entries key to value, the first table first
 * @param notes what was not followed
 */
record PostfixMap(Map<String, String> entries, List<String> notes) {

  private static final Set<String> MADE_OF_TEXT =
      Set.of("hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "texthash");
  private static final Set<String> PATTERNS = Set.of("regexp", "pcre");
  private static final Pattern TABLE =
      Pattern.compile("(?:[\\w-]++:)*+\\{[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+)*+\\}|[^\\s,]+");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{([^={}]++)=([^{}]*+)\\}|(?<![^\\s,={}])([^\\s,={}]++)\\s*+=\\s*+([^\\s,{}]+)");

  /** Those of the setting {@code name}. */
  static PostfixMap read(String name, String value, HostReader host) {
    Map<String, String> entries = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    Matcher tables = TABLE.matcher(value);
    while (tables.find()) {
      String table = tables.group();
      String plain = table.replaceFirst("^proxy:", "");
      int colon = plain.indexOf(':');
      String type = colon < 0 ? "hash" : plain.substring(0, colon);
      String rest = plain.substring(colon + 1);
      if (type.equals("inline")) {
        ENTRY
            .matcher(rest.replaceFirst("^\\{", "").replaceFirst("\\}$", ""))
            .results()
            .forEach(
                m ->
                    entries.putIfAbsent(
                        key(m.group(1) == null ? m.group(3) : m.group(1)),
                        m.group(1) == null ? m.group(4) : m.group(2).strip()));
      } else if (type.equals("static")) {
        entries.putIfAbsent("*", rest.replaceAll("^\\{|\\}$", "").strip());
      } else if (type.equals("cidr") && rest.startsWith("/")) {
        // It answers addresses without brackets alone, whatever it says (cidr_table(5)), and these
        // settings ask for mail addresses and domains, of literals with their brackets: "postmap
        // -q" finds nothing, and the next table is asked.
        Reading text = host.file(rest);
        if (!text.isThere()) {
          notes.add(Relay.notFollowed(name + " = " + table, text.why()));
        }
      } else if (PATTERNS.contains(type) && rest.startsWith("/")) {
        Reading text = host.file(rest);
        if (text.isThere()) {
          PostfixPatterns.read(text.orEmpty()).forEach(entries::putIfAbsent);
        } else {
          notes.add(Relay.notFollowed(name + " = " + table, text.why()));
        }
      } else if (MADE_OF_TEXT.contains(type) && rest.startsWith("/")) {
        Reading text = host.file(rest);
        if (text.isThere()) {
          lines(text.orEmpty()).forEach((k, v) -> entries.putIfAbsent(k, v));
        } else {
          notes.add(Relay.notFollowed(name + " = " + table, text.why()));
        }
      } else {
        notes.add(
            Relay.notFollowed(name + " = " + table, "what it answers is known to Postfix alone"));
      }
    }
    return new PostfixMap(entries, notes);
  }

  /** A line that begins with white space goes on with the one before it. */
  private static Map<String, String> lines(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line :
        text.replaceAll("(?m)^[ \\t]*+#.*+\\R?", "")
            .replaceAll("\\R[ \\t]+", " ")
            .lines()
            .toList()) {
      String[] halves = line.strip().split("\\s+", 2);
      if (halves.length == 2) {
        entries.putIfAbsent(key(halves[0]), halves[1].strip());
      }
    }
    return entries;
  }

  private static String key(String key) {
    return key.strip().toLowerCase(Locale.ROOT);
  }
}
