package fakereceiver.auth.spf;

import fakereceiver.given.Ascii;

/**
 * The name and the prefix lengths of an {@code a}, {@code mx} or {@code ptr}, as a receiver reads
 * them that flattens records: one length alone leaves the other at 0, none at all is 32 and 64.
 *
 * @param host the name to ask for
 * @param prefix4 how many leading bits count for IPv4
 * @param prefix6 how many leading bits count for IPv6
 */
record SpfFlatTarget(String host, int prefix4, int prefix6) {

  private static final int LARGE = 1_000;

  /**
   * Reads a term without its qualifier.
   *
   * @param own the domain of the record
   * @param hasPrefix whether a prefix length means anything
   */
  static SpfFlatTarget of(String term, String own, boolean hasPrefix) {
    int slash = term.indexOf('/');
    String before = slash < 0 ? term : term.substring(0, slash);
    int sign = sign(before);
    String host = sign < 0 || sign + 1 == before.length() ? own : before.substring(sign + 1);
    String lengths = slash < 0 || !hasPrefix ? "" : term.substring(slash + 1);
    int second = lengths.indexOf('/');
    int four = number(second < 0 ? lengths : lengths.substring(0, second));
    int six = second < 0 ? 0 : number(lengths.substring(second + 1));
    if ((second < 0 ? four : six) == 0) {
      return new SpfFlatTarget(host, 32, 64);
    }
    return new SpfFlatTarget(host, four > 32 ? 0 : four, six > 128 ? 0 : six);
  }

  private static int sign(String text) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=');
    return colon < 0 || (equals >= 0 && equals < colon) ? equals : colon;
  }

  /** The digits in it; what else there is is passed over. */
  private static int number(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c) && number < LARGE) {
        number = number * 10 + (c - '0');
      }
    }
    return number;
  }
}
