package smtpprobe.filter;

/** One thing that a rule asks of a packet. */
interface Condition {

  /** Nobody can say: a limit, a set that was not printed, a word that is not understood. */
  Condition UNKNOWN = packet -> Tri.UNKNOWN;

  /** Only above a limit of connections, which one connection does not reach. */
  Condition OVER = packet -> Tri.UNKNOWN;

  /** Whether it holds for {@code packet}. */
  Tri holds(Packet packet);
}
