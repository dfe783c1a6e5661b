package smtpprobe.bounce.cause;

import java.util.Locale;

/** What a mail or a text is. */
public enum Kind {
  /** It says that mail was not delivered, or not yet. */
  BOUNCE,
  /** It sums up or complains: feedback, DMARC, TLS, delivery that succeeded. */
  REPORT,
  /** A program answers for somebody. */
  AUTO_REPLY,
  /** None of these. */
  NOT_A_BOUNCE;

  /** Its word in output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
