package smtpprobe.bounce.reply;

/** What a reading rests on, the firmest first. */
public enum Ground {
  /** Words of that receiver alone. */
  OWN_WORDS,
  /** Words that many use, or a status that this receiver uses in its own way. */
  WORDS,
  /** A status that means one thing in the registry. */
  STATUS,
  /** Words or a code that only hint at something. */
  HINT,
  NOTHING
}
