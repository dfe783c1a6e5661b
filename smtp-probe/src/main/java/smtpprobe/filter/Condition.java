package smtpprobe.filter;

/** One thing that a rule asks of a packet. */
interface Condition {

  /** Nobody can say: a quota, a set that was not printed, a word that is not understood. */
  Condition UNKNOWN = packet -> Tri.UNKNOWN;

  /** Only above a limit, which one connection does not reach. */
  Condition OVER = packet -> Tri.NO;

  /**
   * Only up to a limit, which the first packet of one connection keeps; the many behind may not.
   */
  Condition WITHIN = packet -> packet.isInsideConnection() ? Tri.UNKNOWN : Tri.YES;

  Tri holds(Packet packet);

  /** Whether this one or the other holds. */
  default Condition or(Condition other) {
    return packet -> holds(packet).or(other.holds(packet));
  }
}
