package fakereceiver.judge;

import fakereceiver.dns.IpRange;
import java.time.Duration;

/**
 * What a receiver remembers of those who were here before. Safe for several threads.
 *
 * <p>A prediction is about a first attempt: it remembers {@link #OF_NOBODY nobody}.
 */
public interface Memory {

  /** Nobody was here before. */
  Memory OF_NOBODY =
      new Memory() {
        @Override
        public Duration known(Triplet triplet) {
          return Duration.ZERO;
        }

        @Override
        public int count(Counted what, IpRange network, TimeBehaviour.Quota quota) {
          return 1;
        }
      };

  /** What is counted. */
  enum Counted {
    /** Clients that connect. */
    CONNECTIONS,
    /** MAIL commands. */
    MESSAGES
  }

  /**
   * What greylisting goes by.
   *
   * @param network the network of the client
   * @param sender the reverse-path
   * @param recipient one recipient
   */
  record Triplet(IpRange network, String sender, String recipient) {}

  /** How long ago {@code triplet} was seen first; zero when that is now. */
  Duration known(Triplet triplet);

  /**
   * Counts one more of {@code network}.
   *
   * @return which one it is within the time of the quota; one that is beyond the quota does not
   *     count for those that come later
   */
  int count(Counted what, IpRange network, TimeBehaviour.Quota quota);

  /** The same memory, for a client whose connection is not to be counted. */
  default Memory notCountingConnections() {
    return new Memory() {
      @Override
      public Duration known(Triplet triplet) {
        return Memory.this.known(triplet);
      }

      @Override
      public int count(Counted what, IpRange network, TimeBehaviour.Quota quota) {
        return what == Counted.CONNECTIONS ? 1 : Memory.this.count(what, network, quota);
      }
    };
  }
}
