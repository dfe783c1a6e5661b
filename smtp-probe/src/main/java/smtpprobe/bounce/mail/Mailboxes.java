package smtpprobe.bounce.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mail addresses in prose. Takes time in proportion to the text. */
final class Mailboxes {

  private static final int LONGEST = 320;

  private Mailboxes() {}

  /** Every address in {@code text}, in order, each as it stands; not more than {@code most}. */
  static List<String> in(String text, int most) {
    List<String> found = new ArrayList<>();
    int from = 0;
    while (found.size() < most) {
      int at = text.indexOf('@', from);
      if (at < 0) {
        break;
      }
      int start = at;
      while (start > from && isLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && isDomain(text.charAt(end))) {
        end++;
      }
      while (end > at + 1 && ".-".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      while (start < at && ".'/=".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      if (start < at && end > at + 1 && end - start <= LONGEST) {
        found.add(text.substring(start, end));
      }
      from = Math.max(end, at + 1);
    }
    return found;
  }

  /** The first address in {@code text}. */
  static Optional<String> first(String text) {
    return in(text, 1).stream().findFirst();
  }

  /** What follows the type in {@code rfc822; bob@example.net}, or an address anywhere in it. */
  static String ofField(String value) {
    int type = value.indexOf(';');
    String rest = (type >= 0 ? value.substring(type + 1) : value).strip();
    if (rest.startsWith("<") && rest.endsWith(">")) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    String bare = rest;
    return rest.indexOf(' ') < 0 && rest.indexOf('@') > 0 && rest.indexOf('<') < 0
        ? rest
        : first(rest).orElse(bare);
  }

  static String domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
  }
}
