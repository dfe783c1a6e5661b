package fakereceiver.server;

import fakereceiver.judge.Judge;
import fakereceiver.rules.Authentication;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * What a receiver needs to know to be opened. Immutable.
 *
 * @param judge who decides
 * @param listen where to listen; port 0 is any free one
 * @param xclient whether clients on loopback may claim another address by XCLIENT
 * @param proxyProtocol whether clients on loopback have to send a PROXY header first
 * @param tls for STARTTLS, which is not offered without
 * @param maxMessageSize the largest message taken, in octets
 * @param maxConnections how many sessions there may be at the same time
 * @param timeouts how patient it is
 * @param clock for the time at which a session started, and for what is remembered of clients
 * @param storing whether delivered messages are kept in their stored form as well
 * @param realTime whether it takes the time that the persona takes: its tarpit, and its waiting for
 *     DNS that does not answer
 * @param onSession told of every session that has ended, on the thread of that session
 */
public record Settings(
    Judge judge,
    InetSocketAddress listen,
    boolean xclient,
    boolean proxyProtocol,
    Optional<SSLContext> tls,
    int maxMessageSize,
    int maxConnections,
    Timeouts timeouts,
    Clock clock,
    Optional<Storing> storing,
    boolean realTime,
    Consumer<SessionRecord> onSession) {

  /**
   * What delivered messages get an Authentication-Results field for.
   *
   * @param authentication what the rules go by, so that the field says what they found
   * @param folder where they are written to; absent: they are only kept with the transaction
   */
  public record Storing(Authentication authentication, Optional<Path> folder) {}

  /** Refuses limits that are not positive. */
  public Settings {
    if (maxMessageSize < 1 || maxConnections < 1) {
      throw new IllegalArgumentException(
          "a limit of "
              + maxMessageSize
              + " octets or "
              + maxConnections
              + " connections, expected at least 1 of each");
    }
  }
}
