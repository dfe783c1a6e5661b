package fakereceiver.auth.arc;

import java.util.Locale;

/** The results of RFC 8617 section 4.4, and one for trouble with DNS. */
public enum ArcResult {
  /** There is no chain. */
  NONE,
  /** The chain is whole. */
  PASS,
  /** It is not. */
  FAIL,
  /** DNS did not answer and nothing else is wrong; asking again later may help (section 5.2). */
  TEMPERROR;

  /** The word of the standard. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
