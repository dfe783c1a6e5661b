package fakereceiver.auth.signature;

import java.util.Locale;

/**
 * A header field as it was sent, one character for each octet.
 *
 * @param raw name, colon and value with every fold, without the final CRLF
 * @param colon where the colon is; -1 in a line that is no field
 * @param name in lower case; empty in a line that is no field
 */
public record HeaderField(String raw, int colon, String name) {

  static HeaderField of(String raw) {
    int colon = raw.indexOf(':');
    return new HeaderField(raw, colon, colon < 0 ? "" : name(raw.substring(0, colon)));
  }

  /** A field made here. */
  public static HeaderField of(String name, String value) {
    return of(name + ":" + value);
  }

  private static String name(String sent) {
    return Canonicalization.trimmedRight(sent).toLowerCase(Locale.ROOT);
  }

  /** The value as it was sent, folds and leading space kept. */
  public String value() {
    return raw.substring(colon + 1);
  }
}
