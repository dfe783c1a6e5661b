package fakereceiver.dns.memory;

/** Where a session asks for memory. Safe for several threads. */
@FunctionalInterface
public interface Room {

  /** For those who are few, or done soon. */
  Room ENDLESS = octets -> true;

  /**
   * Takes so many octets until the session is over; false, and nothing taken, if there are none.
   */
  boolean take(long octets);
}
