package fakereceiver.dns.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * Carries one query to one server and its reply back: over UDP with EDNS, from a port of its own,
 * and over TCP, on a connection of its own, when the reply does not fit. What is not the reply to
 * that query is passed over, and the wait goes on. Without EDNS once more when the server does not
 * understand it (RFC 6891 section 7).
 *
 * <p>Safe for many threads, which may be interrupted. The format is left to dnsjava.
 */
public final class Transport implements AutoCloseable {

  /** After that much silence, a server is not busy with us any more. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  /** More than that for one query is a flood. */
  public static final int MAX_STRAYS = 100;

  private static final int DATAGRAM = 4096;

  /** At most one for each lookup on its way. */
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * The reply, whatever it says.
   *
   * @param edns whether to begin with EDNS
   * @param whenSilent run once when the server does not answer at once
   * @throws SocketTimeoutException when there is none within {@code patience}
   * @throws CancellationException when this is closed
   */
  public Message exchange(
      InetSocketAddress server,
      Message question,
      boolean edns,
      Duration patience,
      Runnable whenSilent)
      throws IOException {
    Deadline deadline = Deadline.in(patience);
    try {
      Message reply = exchange(server, Query.of(question, edns), deadline, whenSilent);
      return edns && isNotUnderstood(reply)
          ? exchange(server, Query.of(question, false), deadline, whenSilent)
          : reply;
    } catch (IOException e) {
      if (closed) {
        throw new CancellationException();
      }
      throw e;
    }
  }

  private static boolean isNotUnderstood(Message reply) {
    int rcode = reply.getRcode();
    return rcode == Rcode.FORMERR || rcode == Rcode.NOTIMP || rcode == Rcode.BADVERS;
  }

  private Message exchange(
      InetSocketAddress server, Query query, Deadline deadline, Runnable whenSilent)
      throws IOException {
    Optional<Message> reply = overUdp(server, query, deadline, whenSilent);
    if (reply.isPresent() && !reply.get().getHeader().getFlag(Flags.TC)) {
      return reply.get();
    }
    whenSilent.run();
    return overTcp(server, query, deadline);
  }

  /** Empty when the reply does not fit, or might be somebody else's. */
  private Optional<Message> overUdp(
      InetSocketAddress server, Query query, Deadline deadline, Runnable whenSilent)
      throws IOException {
    DatagramChannel channel = kept(DatagramChannel.open());
    try (channel) {
      channel.connect(server);
      DatagramSocket socket = channel.socket();
      byte[] sent = query.octets();
      socket.send(new DatagramPacket(sent, sent.length));
      DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
      boolean silent = false;
      for (int strays = 0; strays <= MAX_STRAYS; ) {
        socket.setSoTimeout(
            atLeastALook(silent ? deadline.left() : Deadline.shorter(SILENCE, deadline.left())));
        packet.setLength(DATAGRAM);
        try {
          socket.receive(packet);
        } catch (SocketTimeoutException e) {
          if (deadline.isOver()) {
            throw e;
          }
          silent = true;
          whenSilent.run();
          continue;
        }
        byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
        switch (query.match(octets)) {
          case REPLY -> {
            return packet.getLength() < DATAGRAM
                ? Optional.of(query.read(octets))
                : Optional.empty();
          }
          case IN_OTHER_CASE -> {
            return Optional.empty();
          }
          case STRAY -> strays++;
        }
      }
      throw new IOException("more than " + MAX_STRAYS + " datagrams that are not the reply");
    } finally {
      open.remove(channel);
    }
  }

  private Message overTcp(InetSocketAddress server, Query query, Deadline deadline)
      throws IOException {
    SocketChannel channel = kept(SocketChannel.open());
    try (channel) {
      Socket socket = channel.socket();
      socket.connect(server, millis(deadline.left()));
      socket.getOutputStream().write(query.octetsForTcp());
      byte[] length = read(socket, 2, deadline);
      byte[] octets =
          read(
              socket, Byte.toUnsignedInt(length[0]) << 8 | Byte.toUnsignedInt(length[1]), deadline);
      if (query.match(octets) == Query.Match.STRAY) {
        throw new IOException("something else than the reply came over TCP");
      }
      return query.read(octets);
    } finally {
      open.remove(channel);
    }
  }

  private static byte[] read(Socket socket, int size, Deadline deadline) throws IOException {
    byte[] octets = new byte[size];
    InputStream in = socket.getInputStream();
    for (int at = 0; at < size; ) {
      socket.setSoTimeout(millis(deadline.left()));
      int count = in.read(octets, at, size - at);
      if (count < 0) {
        throw new EOFException();
      }
      at += count;
    }
    return octets;
  }

  private <C extends Channel> C kept(C channel) throws IOException {
    open.add(channel);
    if (closed) {
      channel.close();
    }
    return channel;
  }

  /** A thread that came late has not waited for the server: it looks at what has come already. */
  private static int atLeastALook(Duration left) {
    return (int) Math.max(1, left.toMillis());
  }

  /** For a socket, to which 0 is for ever. */
  private static int millis(Duration left) throws SocketTimeoutException {
    if (left.isNegative() || left.isZero()) {
      throw new SocketTimeoutException();
    }
    return atLeastALook(left);
  }

  /** Ends what is on its way; nothing else is carried any more. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Transport::closeQuietly);
  }

  private static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      return; // it is of no use any more
    }
  }
}
