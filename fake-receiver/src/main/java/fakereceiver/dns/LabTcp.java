package fakereceiver.dns;

import fakereceiver.given.Daemons;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP half of {@link LabDns} (RFC 7766): many queries on one connection, answered as they come;
 * few connections, and none for long.
 */
final class LabTcp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LabTcp.class);
  static final int MAX_CONNECTIONS = 64;
  private static final int IDLE_MILLIS = 10_000;
  private static final int LONGEST_SECONDS = 120;

  private final ServerSocket listening;
  private final LabReplies replies;
  private final ScheduledExecutorService timers;
  private final Thread accepting = Daemons.thread("lab-dns-accept", this::accept);

  /** At most {@link #MAX_CONNECTIONS} and the one that is turned away. */
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MAX_CONNECTIONS,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Daemons.named("lab-dns-tcp"));

  LabTcp(InetSocketAddress address, LabReplies replies, ScheduledExecutorService timers)
      throws IOException {
    this.listening = new ServerSocket(address.getPort(), MAX_CONNECTIONS, address.getAddress());
    this.replies = replies;
    this.timers = timers;
  }

  void run() {
    accepting.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.add(connection);
        try {
          threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
          drop(connection);
        }
      } catch (IOException e) {
        if (!listening.isClosed()) {
          LOG.debug("a connection is lost", e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try {
      ScheduledFuture<?> end =
          timers.schedule(() -> drop(connection), LONGEST_SECONDS, TimeUnit.SECONDS);
      try {
        connection.setSoTimeout(IDLE_MILLIS);
        answerAll(connection);
      } finally {
        end.cancel(false);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("a connection from {} ends", connection.getRemoteSocketAddress(), e);
    } finally {
      drop(connection);
    }
  }

  private void answerAll(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    while (!connection.isClosed()) {
      byte[] query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      replies
          .to(query, true)
          .ifPresent(reply -> LabDns.later(timers, reply, () -> send(connection, reply.wire())));
    }
  }

  /** Length and message in one write, as RFC 7766 section 8 asks. */
  private static void send(Socket connection, byte[] wire) throws IOException {
    ByteBuffer framed = ByteBuffer.allocate(2 + wire.length);
    framed.putShort((short) wire.length).put(wire);
    synchronized (connection) {
      connection.getOutputStream().write(framed.array());
    }
  }

  private void drop(Socket connection) {
    connections.remove(connection);
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("a connection cannot be closed", e);
    }
  }

  /** Stops listening; {@link #awaitEnd} tells when the port is free. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      LOG.debug("the listening socket cannot be closed", e);
    }
    threads.shutdownNow();
    connections.forEach(this::drop);
  }

  /** Waits until the port is free: it is taken as long as a thread is in accept. */
  void awaitEnd(long longestMillis) throws InterruptedException {
    accepting.join(longestMillis);
  }
}
