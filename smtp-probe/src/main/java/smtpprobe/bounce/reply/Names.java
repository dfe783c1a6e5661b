package smtpprobe.bounce.reply;

/**
 * Mail addresses and names of hosts in a text: {@code <dmarc@example.net>: User unknown} says
 * nothing about DMARC, nor does {@code connect to antispam.example.net[2001:db8::25]} about spam.
 * Takes time in proportion to the text.
 */
final class Names {

  private Names() {}

  /** {@code words}, in lower case, with an at sign in the place of each such name. */
  static String hidden(String words) {
    StringBuilder rest = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '@') {
        rest.setLength(startOfName(rest, rest.length(), "+_%'"));
        i = endOfHost(words, i + 1) - 1;
      } else if (c == '[' && isAddress(words, i + 1)) {
        hideHost(rest);
      }
      rest.append(c);
    }
    return rest.toString();
  }

  /** The name before an address is a host's; behind a blank, as Exim has it, if it is called so. */
  private static void hideHost(StringBuilder rest) {
    int end = rest.length();
    boolean isApart = end > 0 && rest.charAt(end - 1) == ' ';
    int to = isApart ? end - 1 : end;
    int from = startOfName(rest, to, "_");
    String name = rest.substring(from, to);
    boolean isHost = name.indexOf('.') >= 0 && name.chars().anyMatch(Character::isLetter);
    boolean isCalledSo = endsWith(rest, from, "host ") || endsWith(rest, from, "h=");
    if (isHost && (!isApart || isCalledSo)) {
      rest.replace(from, to, "@");
    }
  }

  private static boolean endsWith(StringBuilder text, int end, String what) {
    return end >= what.length() && text.substring(end - what.length(), end).equals(what);
  }

  private static int startOfName(StringBuilder text, int end, String further) {
    int from = end;
    while (from > 0 && isOfName(text.charAt(from - 1), further)) {
      from--;
    }
    return from;
  }

  private static int endOfHost(String text, int from) {
    int end = from;
    while (end < text.length() && isOfName(text.charAt(end), "")) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, String further) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || further.indexOf(c) >= 0;
  }

  /** Whether there is an IP address up to the bracket. */
  private static boolean isAddress(String words, int from) {
    int start = words.startsWith("ipv6:", from) ? from + "ipv6:".length() : from;
    int end = start;
    while (end < words.length()
        && (Character.digit(words.charAt(end), 16) >= 0 || ".:".indexOf(words.charAt(end)) >= 0)) {
      end++;
    }
    return end - start > 1 && words.startsWith("]", end);
  }
}
