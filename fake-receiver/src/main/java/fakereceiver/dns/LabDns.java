package fakereceiver.dns;

import fakereceiver.given.Daemons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DNS server for {@link Zones}, over UDP and TCP on the same port: authoritative for what is in
 * them, and wrong on purpose where they say so.
 *
 * <p>Aliases are followed from zone to zone as a resolver would, and RA is set, so that programs
 * with a stub resolver are content. A name outside all zones is refused. Queries of type ANY and
 * zone transfers are not answered, nor is any class but IN.
 *
 * <p>Meant for a loopback address: it takes anyone's questions. Safe for many threads.
 */
public final class LabDns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LabDns.class);
  private static final int BIND_TRIES = 20;
  private static final int RECEIVE_BUFFER = 4 << 20; // bytes: thousands of questions at once
  private static final int MAX_PACKET = 65_535;
  private static final long LONGEST_CLOSE_MILLIS = 5_000;

  private final LabReplies replies;
  private final DatagramSocket udp;
  private final LabTcp tcp;
  private final ScheduledThreadPoolExecutor timers;
  private final Thread listener = Daemons.thread("lab-dns-udp", this::answerAll);

  private LabDns(Zones zones, InetSocketAddress address) throws IOException {
    this.replies = new LabReplies(zones);
    this.udp = new DatagramSocket(address);
    this.timers = new ScheduledThreadPoolExecutor(2, Daemons.named("lab-dns-timer"));
    this.timers.setRemoveOnCancelPolicy(true);
    try {
      udp.setReceiveBufferSize(RECEIVE_BUFFER);
      this.tcp = new LabTcp((InetSocketAddress) udp.getLocalSocketAddress(), replies, timers);
    } catch (IOException e) {
      udp.close();
      timers.shutdownNow();
      throw e;
    }
  }

  /**
   * Starts a server on {@code [::1]}, on a free port.
   *
   * @throws UncheckedIOException when there is no such address, or no port
   */
  public static LabDns start(Zones zones) {
    return start(zones, new InetSocketAddress(Ip6Address.of("::1").toInetAddress(), 0));
  }

  /**
   * Starts a server on {@code address}; port 0 stands for a free one.
   *
   * @throws UncheckedIOException when the address or the port cannot be had
   */
  public static LabDns start(Zones zones, InetSocketAddress address) {
    int tries = address.getPort() == 0 ? BIND_TRIES : 1;
    while (true) {
      tries--;
      try {
        LabDns lab = new LabDns(zones, address);
        lab.run();
        return lab;
      } catch (IOException e) {
        if (tries == 0) {
          throw new UncheckedIOException(
              "no DNS server can be started on " + Endpoint.of(address) + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private void run() {
    listener.start();
    tcp.run();
  }

  /** Where it listens, over UDP and TCP. */
  public InetSocketAddress address() {
    return tcp.address();
  }

  /** Answers from other zones from now on. */
  public void change(Zones zones) {
    replies.change(zones);
  }

  private void answerAll() {
    byte[] buffer = new byte[MAX_PACKET];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        replies.to(query, false).ifPresent(reply -> send(reply, packet.getSocketAddress()));
      } catch (IOException | RuntimeException e) {
        if (!udp.isClosed()) {
          LOG.debug("a query from {} is lost", packet.getAddress(), e);
        }
      }
    }
  }

  private void send(LabReplies.Reply reply, SocketAddress client) {
    byte[] wire = reply.wire();
    later(timers, reply, () -> udp.send(new DatagramPacket(wire, wire.length, client)));
  }

  /** Something that sends a reply. */
  interface Sending {
    void send() throws IOException;
  }

  /** Sends at once, or when the delay of {@code reply} is over; the thread never waits. */
  static void later(ScheduledExecutorService timers, LabReplies.Reply reply, Sending sending) {
    Runnable task =
        () -> {
          try {
            sending.send();
          } catch (IOException e) {
            LOG.debug("a reply is lost", e);
          }
        };
    if (reply.delay().isZero()) {
      task.run();
    } else {
      ScheduledFuture<?> unused =
          timers.schedule(task, reply.delay().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops listening, and drops the replies that are still to come; the port is free again. */
  @Override
  public void close() {
    udp.close();
    tcp.close();
    timers.shutdownNow();
    try {
      listener.join(LONGEST_CLOSE_MILLIS); // the port is taken as long as it is in receive
      tcp.awaitEnd(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
