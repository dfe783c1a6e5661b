package smtpprobe.mta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The lookup tables that a setting of Postfix names, as far as they are text. All of them are asked
 * for a whole address before any is asked for its domain; patterns are asked for whole addresses
 * alone, and a static table or a pattern such as {@code /./} answers each of them. Immutable.
 *
 * @param whole what answers a whole address, the first table first; patterns that say no more than
 *     a domain stand for it
 * @param always what answers every address that no table before it does
 * @param chances what may also answer each of those, by chance
 * @param parts what answers parts of addresses, such as domains
 * @param notes what was not followed
 */
record PostfixMap(
    Map<String, String> whole,
    Optional<String> always,
    List<String> chances,
    Map<String, String> parts,
    List<String> notes) {

  private static final Set<String> MADE_OF_TEXT =
      Set.of("hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "texthash");
  private static final Set<String> PATTERNS = Set.of("regexp", "pcre");
  private static final int MAX_NAME = 255;
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{([^={}]++)=([^{}]*+)\\}|(?<![^\\s,={}])([^\\s,={}]++)\\s*+=\\s*+([^\\s,{}]+)");

  /** Those of the setting {@code name}. */
  static PostfixMap read(String name, String value, HostReader host) {
    Map<String, String> whole = new LinkedHashMap<>();
    Map<String, String> parts = new LinkedHashMap<>();
    Optional<String> always = Optional.empty();
    List<String> chances = List.of();
    List<String> notes = new ArrayList<>();
    for (String table : tables(value)) {
      if (always.isPresent()) {
        break; // no other is asked
      }
      String plain = table.replaceFirst("^proxy:", "");
      int colon = plain.indexOf(':');
      String type = colon < 0 ? "hash" : plain.substring(0, colon);
      String rest = plain.substring(colon + 1);
      boolean isFile = rest.startsWith("/");
      if (type.equals("inline")) {
        inline(rest).forEach((k, v) -> (isWhole(k) ? whole : parts).putIfAbsent(k, v));
      } else if (type.equals("static")) {
        always = Optional.of(bare(rest));
      } else if (type.equals("fail") && name.equals(PostfixWays.TRANSPORTS)) {
        always = Optional.of("retry:"); // no mail is routed: all of it waits (postconf -m)
      } else if (type.equals("randmap")) {
        chances = tables(bare(rest)).stream().map(PostfixMap::bare).distinct().toList();
        always = chances.stream().reduce((first, last) -> last);
        chances = chances.subList(0, Math.max(0, chances.size() - 1));
      } else if (isFile && (isText(type) || type.equals("cidr") || PATTERNS.contains(type))) {
        Reading text = host.file(rest);
        if (!text.isThere()) {
          notes.add(Relay.notFollowed(name + " = " + table, text.why()));
        } else if (PATTERNS.contains(type)) {
          Map<String, String> patterns = PostfixPatterns.read(text.orEmpty());
          always = Optional.ofNullable(patterns.remove(PostfixPatterns.EVERY));
          patterns.forEach(whole::putIfAbsent);
        } else if (isText(type)) {
          lines(text.orEmpty()).forEach((k, v) -> (isWhole(k) ? whole : parts).putIfAbsent(k, v));
        }
        // A table of networks answers addresses without brackets alone, whatever it says
        // (cidr_table(5)), and these settings ask for mail addresses and domains, of literals with
        // their brackets: "postmap -q" finds nothing, and the next table is asked.
      } else {
        notes.add(
            Relay.notFollowed(name + " = " + table, "what it answers is known to Postfix alone"));
      }
    }
    return new PostfixMap(whole, always, chances, always.isEmpty() ? parts : Map.of(), notes);
  }

  /** What one table may answer, where it is made of text, or stands in the setting itself. */
  static Stream<String> answers(String table, HostReader host) {
    String plain = table.replaceFirst("^proxy:", "");
    String type = plain.substring(0, Math.max(0, plain.indexOf(':')));
    String rest = plain.substring(plain.indexOf(':') + 1);
    Stream<String> rows =
        rest.startsWith("/")
            ? Rows.logical(host.file(rest).orEmpty())
            : tables(bare(rest)).stream().map(PostfixMap::bare);
    return PATTERNS.contains(type)
        ? rows.flatMap(row -> PostfixPatterns.answer(row).stream())
        : isText(type) || type.equals("cidr")
            ? rows.map(row -> row.replaceFirst("^\\S++\\s*+", ""))
            : type.equals("inline")
                ? inline(rest).values().stream()
                : type.equals("static") ? Stream.of(bare(rest)) : Stream.empty();
  }

  private static String bare(String text) {
    return text.replaceAll("^\\{|\\}$", "").strip();
  }

  /** Separated by white space or commas; what stands in braces is one. */
  static List<String> tables(String value) {
    List<String> tables = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    int depth = 0;
    for (char c : (value + ",").toCharArray()) {
      depth = Math.max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
      if (depth > 0 || !(c == ',' || Character.isWhitespace(c))) {
        table.append(c);
      } else if (!table.isEmpty()) {
        tables.add(table.toString());
        table.setLength(0);
      }
    }
    if (!table.isEmpty()) {
      tables.add(table.toString()); // a brace is missing
    }
    return tables;
  }

  private static boolean isText(String type) {
    return MADE_OF_TEXT.contains(type);
  }

  private static boolean isWhole(String key) {
    return key.indexOf('@') > 0;
  }

  private static Map<String, String> inline(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    ENTRY
        .matcher(text.replaceFirst("^\\{", "").replaceFirst("\\}$", ""))
        .results()
        .forEach(
            m ->
                entries.putIfAbsent(
                    key(m.group(1) == null ? m.group(3) : m.group(1)),
                    m.group(1) == null ? m.group(4) : m.group(2).strip()));
    return entries;
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String row : Rows.logical(text).toList()) {
      String[] halves = row.split("\\s+", 2);
      if (halves.length == 2) {
        entries.putIfAbsent(key(halves[0]), halves[1].strip());
      }
    }
    return entries;
  }

  private static String key(String key) {
    return key.strip().toLowerCase(Locale.ROOT);
  }

  /** Entries with the same answer are one way. */
  static Map<String, List<String>> group(Map<String, String> entries) {
    Map<String, List<String>> by = new LinkedHashMap<>();
    entries.forEach((key, answer) -> by.computeIfAbsent(answer, a -> new ArrayList<>()).add(key));
    return by;
  }

  /** Those below which another entry says something else, the longest first. */
  static List<String> overruled(Map<String, String> parts) {
    Set<String> overruled = new HashSet<>();
    parts.forEach(
        (key, answer) -> {
          for (int dot = key.indexOf('.', 1);
              dot > 0 && key.length() <= MAX_NAME;
              dot = key.indexOf('.', dot + 1)) {
            String above = key.substring(dot);
            if (!parts.getOrDefault(above, answer).equals(answer)) {
              overruled.add(above);
            }
          }
        });
    return overruled.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(key -> key))
        .toList();
  }

  /** Whether nothing is looked up at all. */
  boolean isEmpty() {
    return whole.isEmpty() && always.isEmpty() && parts.isEmpty() && notes.isEmpty();
  }
}
