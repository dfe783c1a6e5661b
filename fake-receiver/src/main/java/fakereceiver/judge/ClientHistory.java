package fakereceiver.judge;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver knows of a client from earlier attempts, at one moment. Immutable.
 *
 * @param network the network by which it knows clients
 * @param connections the connections of that network, if it counts them
 * @param messages the messages of that network, if it counts them and there has been a MAIL command
 * @param greylisting how long it has known the sender and the recipients, if it greylists and there
 *     has been a RCPT command
 */
public record ClientHistory(
    IpRange network,
    Optional<Usage> connections,
    Optional<Usage> messages,
    Optional<Standing> greylisting) {

  /**
   * How far a quota is used up.
   *
   * @param count which one this is
   * @param quota how many there may be
   */
  public record Usage(int count, TimeBehaviour.Quota quota) {

    /** Whether this is one too many. */
    public boolean isOver() {
      return count > quota.most();
    }
  }

  /**
   * How a sender and its recipients stand with a receiver that greylists.
   *
   * @param known how long ago the newest of them was seen first; zero when that is now
   * @param delay how long they have to be known
   */
  public record Standing(Duration known, Duration delay) {

    /** Whether they have to wait on. */
    public boolean isTooNew() {
      return known.compareTo(delay) < 0;
    }
  }

  /** Nothing is known of {@code client} but its network. */
  public static ClientHistory with(IpAddress client) {
    return new ClientHistory(
        networkOf(client), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The network by which {@code client} is known: its /64, since a site has at least one (RFC
   * 6177), and all of it to itself; with IPv4 the address alone.
   */
  public static IpRange networkOf(IpAddress client) {
    return ClientNetwork.of(client).link();
  }
}
