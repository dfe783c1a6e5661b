package smtpprobe.bounce.reply;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Text as somebody pasted it, made plain: mark-up and written-out line breaks taken away, blanks
 * made single. Takes time in proportion to the text.
 */
final class PlainText {

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "apos", "'");

  private static final Set<String> TAGS =
      Set.of(
          "br",
          "p",
          "div",
          "span",
          "b",
          "i",
          "u",
          "td",
          "tr",
          "th",
          "table",
          "tbody",
          "a",
          "font",
          "pre",
          "tt",
          "code",
          "html",
          "body",
          "li",
          "ul",
          "ol",
          "strong",
          "em",
          "head",
          "meta",
          "style",
          "title",
          "h1",
          "h2",
          "h3",
          "hr",
          "blockquote",
          "small",
          "center",
          "img");

  private static final int LONGEST_TAG = 600;

  private PlainText() {}

  /** {@code text} in one line. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int next = i + 1;
      if (c == '<' && isTag(text, i)) {
        next = text.indexOf('>', i) + 1;
        blank(plain);
      } else if (c == '&' && entity(text, i).isPresent()) {
        next = text.indexOf(';', i) + 1;
        plain.append(entity(text, i).get());
      } else if (c == '\\' && isWrittenBreak(text, i)) {
        next = i + 2;
        blank(plain);
      } else if (c == '\u2018' || c == '\u2019' || c == '\u00b4' || c == '`') {
        plain.append('\'');
      } else if (c == '\u201c' || c == '\u201d') {
        plain.append('"');
      } else if (c == '\u200b' || c == '\ufeff' || c == '\u00ad') {
        next = i + 1; // shown as nothing
      } else if (c <= ' ' || c == '\u007f' || Character.isWhitespace(c) || c == '\u00a0') {
        blank(plain);
      } else {
        plain.append(c);
      }
      i = next;
    }
    return plain.toString().strip();
  }

  private static void blank(StringBuilder plain) {
    if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
      plain.append(' ');
    }
  }

  /** {@code \n}, {@code \r} or {@code \t} written out; not the backslash of {@code DOMAIN\name}. */
  private static boolean isWrittenBreak(String text, int at) {
    if (at + 1 >= text.length() || "nrt".indexOf(text.charAt(at + 1)) < 0) {
      return false;
    }
    if (at + 2 == text.length()) {
      return true;
    }
    char after = text.charAt(at + 2);
    return !Character.isLowerCase(after);
  }

  private static boolean isTag(String text, int at) {
    int name = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int end = name;
    while (end < text.length() && end - name < 12 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    if (end == text.length()
        || " />\n\r\t".indexOf(text.charAt(end)) < 0
        || !TAGS.contains(text.substring(name, end).toLowerCase(Locale.ROOT))) {
      return false;
    }
    int close = text.indexOf('>', at);
    return close > 0 && close - at < LONGEST_TAG;
  }

  private static Optional<String> entity(String text, int at) {
    int end = at + 1;
    while (end < text.length() && end - at < 8 && text.charAt(end) != ';') {
      end++;
    }
    if (end == text.length() || text.charAt(end) != ';') {
      return Optional.empty();
    }
    String name = text.substring(at + 1, end);
    if (name.startsWith("#")) {
      boolean hex = name.startsWith("x", 1) || name.startsWith("X", 1);
      try {
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return code > ' ' && code < 127 ? Optional.of(Character.toString(code)) : Optional.of(" ");
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(ENTITIES.get(name));
  }
}
