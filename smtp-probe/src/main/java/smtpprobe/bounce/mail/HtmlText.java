package smtpprobe.bounce.mail;

import java.util.Locale;
import java.util.Set;

/** HTML made plain, line by line: enough to read a bounce. Takes time in proportion to the text. */
final class HtmlText {

  private static final Set<String> BREAKS =
      Set.of(
          "br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "pre", "hr");

  private HtmlText() {}

  /** {@code html} without its tags, a line for each of its lines. */
  static String lines(String html) {
    StringBuilder text = new StringBuilder(html.length() / 2);
    int i = 0;
    while (i < html.length()) {
      char c = html.charAt(i);
      if (c == '<' && isTag(html, i)) {
        String name = name(html, i);
        int end = html.indexOf('>', i);
        if (name.equals("style") || name.equals("script")) {
          int close = html.indexOf("</" + name, i + 1);
          end = close < 0 ? -1 : html.indexOf('>', close);
        }
        if (BREAKS.contains(name.startsWith("/") ? name.substring(1) : name)) {
          text.append('\n');
        }
        i = end < 0 ? html.length() : end + 1;
      } else if (c == '\n' || c == '\r') {
        text.append(' ');
        i++;
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }

  /** A tag, and not {@code <alice@example.org>}. */
  private static boolean isTag(String html, int at) {
    if (at + 1 >= html.length()) {
      return false;
    }
    char next = html.charAt(at + 1);
    if (next == '!' || next == '/') {
      return true;
    }
    if (!Character.isLetter(next)) {
      return false;
    }
    int end = at + 1;
    while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return end == html.length() || " \t\r\n/>:".indexOf(html.charAt(end)) >= 0;
  }

  private static String name(String html, int at) {
    int start = Math.min(at + 1, html.length());
    int end = start;
    while (end < html.length()
        && end - start < 12
        && (Character.isLetterOrDigit(html.charAt(end))
            || (end == start && html.charAt(end) == '/'))) {
      end++;
    }
    return html.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
