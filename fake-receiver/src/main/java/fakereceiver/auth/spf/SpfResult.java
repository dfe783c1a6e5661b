package fakereceiver.auth.spf;

import java.util.Locale;

/** The results of RFC 7208 section 2.6. */
public enum SpfResult {
  /** The client may use the domain. */
  PASS,
  /** It may not. */
  FAIL,
  /** It probably may not. */
  SOFTFAIL,
  /** The domain does not want to say. */
  NEUTRAL,
  /** There is no domain to ask, or it has no SPF record. */
  NONE,
  /** DNS did not answer; asking again later may help. */
  TEMPERROR,
  /** The record cannot be understood; only its owner can help. */
  PERMERROR;

  /** The word of the standard, as in Authentication-Results: {@code softfail}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
