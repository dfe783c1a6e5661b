package smtpprobe.filter;

/**
 * What a packet filter does with a packet.
 *
 * @param fate what becomes of it
 * @param because the rule that decides, or what cannot be known
 */
public record PacketVerdict(DeliveryResult fate, String because) {

  /** What becomes of a packet. */
  public enum DeliveryResult {
    /** It gets in. */
    ACCEPTED,
    /** It does not. */
    DROPPED,
    /** The rules alone do not tell. */
    CANNOT_SAY
  }

  /** Whether it surely gets in. */
  public boolean isAccepted() {
    return fate == DeliveryResult.ACCEPTED;
  }

  /** Whether it surely does not. */
  public boolean isDropped() {
    return fate == DeliveryResult.DROPPED;
  }
}
