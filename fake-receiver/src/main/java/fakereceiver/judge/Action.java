package fakereceiver.judge;

import java.util.Locale;

/** What a receiver does with a message, from the weakest to the strongest. */
public enum Action {
  /** Takes it and finds nothing. */
  ACCEPT,
  /** Takes it, and could mention something. */
  NOTE,
  /** Says 250 and files it as junk. */
  JUNK,
  /** Says 250 and throws it away. */
  DROP,
  /** Says 4yz: try again later. */
  DEFER,
  /** Says 5yz: never. */
  REJECT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word that is used everywhere outside Java. */
  public String word() {
    return word;
  }

  /** Whether the client hears about it: {@link #DEFER} and {@link #REJECT}. */
  public boolean refuses() {
    return this == DEFER || this == REJECT;
  }

  /** Whether the message ends up where its reader looks: {@link #ACCEPT} and {@link #NOTE}. */
  public boolean delivers() {
    return this == ACCEPT || this == NOTE;
  }
}
