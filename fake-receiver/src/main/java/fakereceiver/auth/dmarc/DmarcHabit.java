package fakereceiver.auth.dmarc;

import java.util.Locale;

/**
 * A way in which a receiver departs from the standard when it reads DMARC records. Personas name
 * the ones that theirs has.
 */
public enum DmarcHabit {
  /**
   * A record is read as far as it fits {@code name=value}, with one semicolon or blanks behind
   * each; what follows is passed over, and a tag that is wrong spoils the record.
   */
  TAGS_ARE_MATCHED,
  /**
   * Of mail that {@code pct} leaves out, the next weaker thing is done (RFC 7489 section 6.6.4).
   */
  LEFT_OUT_IS_WEAKER,
  /** Nothing is done about mail that {@code pct} leaves out. */
  LEFT_OUT_IS_FREE;

  /** The word for it in persona files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
