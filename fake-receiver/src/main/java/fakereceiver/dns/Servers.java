package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import fakereceiver.dns.wire.ExtendedError;
import fakereceiver.dns.wire.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.WireParseException;

/**
 * One exchange with a list of DNS servers, going round them: in their order, but for those that
 * were silent lately, which come last. Safe for many threads.
 */
final class Servers implements AutoCloseable {

  private static final int ROUNDS = 3;

  /** How long one try of the first round takes; twice as long in each further round. */
  private static final Duration FIRST_TRY = Duration.ofSeconds(2);

  /** How long a server that was silent comes last: it would take a session's time each time. */
  private static final Duration LATELY = Duration.ofSeconds(30);

  private final List<InetSocketAddress> addresses;

  /** When they were silent, by {@link System#nanoTime}: at most one time for each. */
  private final Map<InetSocketAddress, Long> silent = new ConcurrentHashMap<>();

  private final Transport transport = new Transport();

  /**
   * What came of an exchange.
   *
   * @param message a reply that says yes or no, if there is one
   * @param trouble why there is none
   * @param server who said so
   */
  record Said(Optional<Message> message, String trouble, String server) {}

  /** Why one try failed, and whether another try with the same server could go better. */
  record Trouble(String why, boolean mayPass) {}

  Servers(List<InetSocketAddress> addresses) {
    this.addresses = addresses;
  }

  /**
   * Asks until one of the servers says yes or no, or until the deadline.
   *
   * @param whenSilent run when one of them does not answer at once
   */
  Said ask(Name name, int type, Deadline deadline, Runnable whenSilent) {
    Said last = trouble(Answer.NO_SERVER, "");
    Optional<Said> spoken = Optional.empty();
    List<InetSocketAddress> worthAsking = inTurn();
    for (int round = 0; round < ROUNDS; round++) {
      for (Iterator<InetSocketAddress> i = worthAsking.iterator(); i.hasNext(); ) {
        InetSocketAddress server = i.next();
        if (deadline.isOver()) {
          return spoken.orElse(
              trouble(Deadline.TIMED_OUT + " after " + deadline.tookInWords(), text(server)));
        }
        Duration patience = FIRST_TRY.multipliedBy(1L << round);
        Duration left = deadline.left();
        try {
          Message message =
              transport.exchange(
                  server,
                  Message.newQuery(Record.newRecord(name, type, DClass.IN)),
                  round == 0, // home routers pass over what they do not understand
                  left.compareTo(patience) < 0 ? left : patience,
                  whenSilent);
          silent.remove(server);
          Optional<String> refusal = refusal(message);
          if (refusal.isEmpty()) {
            return new Said(Optional.of(message), "", text(server));
          }
          spoken = Optional.of(trouble(refusal.get(), text(server)));
          i.remove();
        } catch (CancellationException e) {
          return trouble("closed", text(server));
        } catch (IOException e) {
          if (Thread.currentThread().isInterrupted()) {
            return trouble("interrupted", text(server));
          }
          if (e instanceof SocketTimeoutException) {
            silent.put(server, System.nanoTime());
          }
          Trouble trouble = trouble(e, deadline);
          last = trouble(trouble.why(), text(server));
          if (!trouble.mayPass()) {
            i.remove();
          }
        }
      }
    }
    return spoken.orElse(last);
  }

  private List<InetSocketAddress> inTurn() {
    List<InetSocketAddress> turn = new ArrayList<>(addresses);
    if (!silent.isEmpty()) {
      long now = System.nanoTime();
      silent.values().removeIf(since -> now - since > LATELY.toNanos());
      turn.sort(Comparator.comparing(silent::containsKey));
    }
    return turn;
  }

  private static Optional<String> refusal(Message reply) {
    int rcode = reply.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return Optional.of(Rcode.string(rcode) + ExtendedError.of(reply));
    }
    return reply.getHeader().getFlag(Flags.TC)
        ? Optional.of("a truncated reply, even over TCP")
        : Optional.empty();
  }

  static Trouble trouble(IOException cause, Deadline deadline) {
    if (cause instanceof SocketTimeoutException) {
      return new Trouble(Deadline.TIMED_OUT + " after " + deadline.tookInWords(), true);
    }
    if (cause instanceof PortUnreachableException
        || String.valueOf(cause.getMessage()).contains("refused")) {
      return new Trouble(Answer.REFUSED, false);
    }
    if (cause instanceof EOFException) {
      return new Trouble("the server closed the connection", true);
    }
    return cause instanceof WireParseException
        ? new Trouble("a reply that cannot be read", true)
        : new Trouble(Answer.UNREACHABLE + ": " + cause.getMessage(), false);
  }

  private static Said trouble(String why, String server) {
    return new Said(Optional.empty(), why, server);
  }

  /** A server for people: {@code [::1]:5353}, {@code 127.0.0.53:53}. */
  static String text(InetSocketAddress server) {
    IpAddress address = IpAddress.of(server.getAddress());
    String host = address instanceof Ip6Address ? "[" + address + "]" : address.text();
    return host + ":" + server.getPort();
  }

  @Override
  public void close() {
    transport.close();
  }
}
