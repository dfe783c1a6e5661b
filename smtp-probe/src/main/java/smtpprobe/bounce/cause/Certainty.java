package smtpprobe.bounce.cause;

import java.util.Locale;

/** How sure an explanation is. */
public enum Certainty {
  /** The receiver says so, in words that mean nothing else. */
  CERTAIN,
  /** The words or the code usually mean that. */
  LIKELY,
  /** Nothing in the text tells: an honest answer. */
  UNKNOWN;

  /** Its word in output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
