package smtpprobe.filter;

/**
 * What a packet filter does with a packet.
 *
 * @param fate what becomes of it
 * @param because the rule that decides, or what cannot be known
 */
public record Judgement(Fate fate, String because) {

  /** What becomes of a packet. */
  public enum Fate {
    /** It gets in. */
    ACCEPTED,
    /** It does not. */
    DROPPED,
    /** The rules alone do not tell. */
    CANNOT_SAY
  }

  /** Whether it surely gets in. */
  public boolean isAccepted() {
    return fate == Fate.ACCEPTED;
  }

  /** Whether it surely does not. */
  public boolean isDropped() {
    return fate == Fate.DROPPED;
  }
}
