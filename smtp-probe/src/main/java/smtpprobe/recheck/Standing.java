package smtpprobe.recheck;

import java.util.Locale;

/** How a cause stands today. */
public enum Standing {
  /** The fault is there. */
  STILL_SO("still so"),
  /** It is not there, and the bounce is older than what DNS may have kept. */
  MENDED_SINCE("mended since"),
  /** It is not there, and could not well have been. */
  NEVER_WAS("never was"),
  /** DNS does not say, or it depends on what is not known here. */
  CANNOT_SAY("cannot say"),
  /** Nothing that a rule could look for. */
  NOT_DNS("was never DNS");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** What people read. */
  public String words() {
    return words;
  }

  /** Its word for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
