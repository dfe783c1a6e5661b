package fakereceiver.dns.memory;

/**
 * How much a session may hold: a little without being asked, as much as an honest one needs, and
 * more of it while there is room. Safe for several threads.
 */
final class Holding {

  /** Needs no room. */
  static final long FREE = Math.min(256L << 10, Runtime.getRuntime().maxMemory() / 1024);

  /** So much is taken at once: most sessions never ask. */
  private static final long STEP = 64L << 10;

  private final Room room;
  private long allowed = FREE;

  Holding(Room room) {
    this.room = room;
  }

  /** Whether it may hold {@code octets} in all. */
  synchronized boolean allows(long octets) {
    while (octets > allowed) {
      if (!room.take(STEP)) {
        return false;
      }
      allowed += STEP;
    }
    return true;
  }
}
