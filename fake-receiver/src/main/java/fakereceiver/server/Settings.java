package fakereceiver.server;

import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.SessionIds;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a receiver needs to know to be opened. Immutable.
 *
 * @param sessions what its sessions go by
 * @param listen where to listen; port 0 is any free one
 * @param maxConnections how many sessions there may be at the same time
 * @param limits how much one client may have at once
 * @param ids for its sessions
 * @param onMail told of every mail that is final, and when its session began, on the thread of that
 *     session
 * @param onSession told of every session that has ended, on the thread of that session
 */
public record Settings(
    SessionSettings sessions,
    InetSocketAddress listen,
    int maxConnections,
    ClientLimits limits,
    SessionIds ids,
    BiConsumer<Mail, Instant> onMail,
    Consumer<SessionRecord> onSession) {

  /** Refuses a limit that is not positive. */
  public Settings {
    if (maxConnections < 1) {
      throw new IllegalArgumentException(
          "a limit of " + maxConnections + " connections, expected at least 1");
    }
  }
}
