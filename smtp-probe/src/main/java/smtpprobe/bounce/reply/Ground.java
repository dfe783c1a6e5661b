package smtpprobe.bounce.reply;

/** What a reading rests on, the firmest first. */
public enum Ground {
  /** Words of that receiver alone. */
  OWN_WORDS,
  /** Words that many use. */
  WORDS,
  /** A status that means one thing, at that receiver or in the registry. */
  STATUS,
  /** Words or a code that only hint at something. */
  HINT,
  /** Nothing. */
  NOTHING
}
