package fakereceiver.auth.dmarc;

import fakereceiver.given.Ascii;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A record as {@link DmarcHabit#TAGS_ARE_MATCHED} has it. The grammar is that of rspamd 3.4
 * (lualib/plugins/dmarc.lua). For one thread.
 */
final class MatchedTags {

  private static final String SPACE = " \t\n\u000b\f\r";

  private final String text;
  private int at;

  private MatchedTags(String text) {
    this.text = text;
  }

  /** The record, if it is one. */
  static Optional<DmarcRecord> record(String text) {
    MatchedTags matched = new MatchedTags(text);
    return matched.version()
        ? Optional.of(new DmarcRecord(text, asRead(matched.tags()), List.of()))
        : Optional.empty();
  }

  /** Without p, it asks for nothing; with a wrong tag, it is none that anybody applies. */
  private static Map<String, String> asRead(Map<String, String> tags) {
    boolean isWrong =
        !isOneOf(tags, "adkim", "r", "s")
            || !isOneOf(tags, "aspf", "r", "s")
            || !isOneOf(tags, "p", "none", "quarantine", "reject");
    if (isWrong) {
      return Map.of("p", "");
    }
    tags.putIfAbsent("p", "none");
    tags.remove("np");
    if (!isOneOf(tags, "sp", "none", "quarantine", "reject")) {
      tags.remove("sp");
    }
    return tags;
  }

  private static boolean isOneOf(Map<String, String> tags, String name, String... values) {
    return !tags.containsKey(name)
        || List.of(values).contains(tags.get(name).toLowerCase(Locale.ROOT));
  }

  private boolean version() {
    return isNext("v") && spaces() && isNext("=") && spaces() && isNext("DMARC1") && isSeparated();
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    boolean fits = true;
    while (fits) {
      String name = word(Ascii::isLetter);
      fits = !name.isEmpty() && spaces() && isNext("=") && spaces();
      String value = fits ? word(MatchedTags::isOfValue) : "";
      fits &= !value.isEmpty();
      if (fits) {
        tags.put(name.toLowerCase(Locale.ROOT), value);
        isSeparated();
      }
    }
    return tags;
  }

  private String word(IntPredicate isPart) {
    int from = at;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isOfValue(int c) {
    return c > ' ' && c < 127 && c != ';' && c != '\\';
  }

  private boolean isNext(String word) {
    boolean is = text.startsWith(word, at);
    at += is ? word.length() : 0;
    return is;
  }

  private boolean isSeparated() {
    int from = at;
    return (isNext(";") || isNext("\\")) ? spaces() : spaces() && at > from;
  }

  private boolean spaces() {
    while (at < text.length() && SPACE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return true;
  }
}
