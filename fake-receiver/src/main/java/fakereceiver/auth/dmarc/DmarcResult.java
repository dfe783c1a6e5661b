package fakereceiver.auth.dmarc;

import java.util.Locale;

/** The results that RFC 9989 registers, as far as they are given here. */
public enum DmarcResult {
  /** A domain that SPF or DKIM confirmed is aligned with the header From. */
  PASS,
  /** None is. */
  FAIL,
  /** The domain asks for no DMARC. */
  NONE,
  /** DNS did not answer well enough to say. */
  TEMPERROR;

  /** The word of the standard. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
