package fakereceiver.auth.spf;

import java.util.List;
import java.util.Optional;

/**
 * An SPF record, parsed as far as it can be (RFC 7208 sections 4.6 and 12). Immutable.
 *
 * @param text the whole text, one character for each octet
 * @param terms the terms that are right, in order
 * @param errors the terms that are wrong, in order, {@link #MAX_ERRORS} at most; one is enough for
 *     permerror (section 4.6)
 */
public record SpfRecord(String text, List<SpfTerm> terms, List<SpfSyntaxError> errors) {

  /** How many errors of one record are kept. */
  public static final int MAX_ERRORS = 20;

  private static final String VERSION = "v=spf1";

  public SpfRecord {
    terms = List.copyOf(terms);
    errors = List.copyOf(errors);
  }

  /** Whether a TXT record is an SPF record at all: {@code v=spf1}, then a space or nothing. */
  public static boolean isOne(String txt) {
    return txt.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (txt.length() == VERSION.length() || txt.charAt(VERSION.length()) == ' ');
  }

  /**
   * The same as a receiver sees it that has ways of its own: to {@link
   * SpfHabit#TERMS_ARE_READ_BY_PATTERN} any white space will do, if something stands behind it.
   */
  static boolean isOne(String txt, SpfReading reading) {
    if (!reading.has(SpfHabit.TERMS_ARE_READ_BY_PATTERN) || txt.length() <= VERSION.length()) {
      return isOne(txt);
    }
    return isOne(txt.substring(0, VERSION.length()))
        && Character.isWhitespace(txt.charAt(VERSION.length()))
        && txt.length() > VERSION.length() + 1;
  }

  /**
   * Reads a record; any text that {@link #isOne} will do, errors are part of the value.
   *
   * @throws IllegalArgumentException when the text is not an SPF record at all
   */
  public static SpfRecord parse(String text) {
    return parse(text, SpfReading.RFC7208);
  }

  /** The same as a receiver reads it that has ways of its own. */
  static SpfRecord parse(String text, SpfReading reading) {
    if (!isOne(text, reading)) {
      throw new IllegalArgumentException("expected a text that begins with v=spf1");
    }
    String plain = isOne(text) ? text : VERSION + " " + text.substring(VERSION.length() + 1);
    return new SpfRecordParser(plain, reading).parse(VERSION.length());
  }

  /** The mechanisms, in order. */
  public List<SpfMechanism> mechanisms() {
    return terms.stream()
        .filter(SpfMechanism.class::isInstance)
        .map(SpfMechanism.class::cast)
        .toList();
  }

  /** The first modifier of that kind. */
  public Optional<SpfModifier> modifier(SpfModifier.Kind kind) {
    return terms.stream()
        .filter(SpfModifier.class::isInstance)
        .map(SpfModifier.class::cast)
        .filter(modifier -> modifier.kind() == kind)
        .findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
