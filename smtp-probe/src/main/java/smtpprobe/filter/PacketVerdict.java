package smtpprobe.filter;

import java.util.OptionalInt;

/**
 * What a packet filter does with a packet.
 *
 * @param fate what becomes of it
 * @param because the rule that decides, or what cannot be known
 * @param redirected the port that it is led to in place of its own; empty where it is not
 */
public record PacketVerdict(DeliveryResult fate, String because, OptionalInt redirected) {

  /** Of a packet that keeps its port. */
  PacketVerdict(DeliveryResult fate, String because) {
    this(fate, because, OptionalInt.empty());
  }

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
