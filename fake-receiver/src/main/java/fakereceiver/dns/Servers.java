package fakereceiver.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.WireParseException;

/** One exchange with a list of DNS servers, going round them. Safe for many threads. */
final class Servers implements AutoCloseable {

  private static final int ROUNDS = 3;

  /** How long one try of the first round takes; twice as long in each further round. */
  private static final Duration FIRST_TRY = Duration.ofSeconds(2);

  private final List<InetSocketAddress> addresses;
  private final Map<Message, CompletableFuture<Message>> pending = new ConcurrentHashMap<>();
  private volatile boolean closed;

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

  /** Asks until one of the servers says yes or no, or until the deadline. */
  Said ask(Name name, int type, Deadline deadline) {
    Said last = trouble("no DNS server is configured", "");
    Optional<Said> spoken = Optional.empty();
    List<InetSocketAddress> worthAsking = new ArrayList<>(addresses);
    for (int round = 0; round < ROUNDS; round++) {
      for (Iterator<InetSocketAddress> i = worthAsking.iterator(); i.hasNext(); ) {
        InetSocketAddress server = i.next();
        if (deadline.isOver()) {
          return spoken.orElse(
              trouble(Answer.TIMED_OUT + " after " + deadline.tookInWords(), text(server)));
        }
        Duration patience = FIRST_TRY.multipliedBy(1L << round);
        Duration left = deadline.left();
        try {
          Message message =
              exchange(server, name, type, left.compareTo(patience) < 0 ? left : patience);
          Optional<String> refusal = refusal(message);
          if (refusal.isEmpty()) {
            return new Said(Optional.of(message), "", text(server));
          }
          spoken = Optional.of(trouble(refusal.get(), text(server)));
          i.remove();
        } catch (TimeoutException e) {
          last = trouble(Answer.TIMED_OUT + " after " + deadline.tookInWords(), text(server));
        } catch (ExecutionException e) {
          Trouble trouble = trouble(e, deadline);
          last = trouble(trouble.why(), text(server));
          if (!trouble.mayPass()) {
            i.remove();
          }
        } catch (CancellationException e) {
          return trouble("closed", text(server));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return trouble("interrupted", text(server));
        }
      }
    }
    return spoken.orElse(last);
  }

  /** One try. Replies are read on the library's own thread, not on a new one for each. */
  private Message exchange(InetSocketAddress server, Name name, int type, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(patience);
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    CompletableFuture<Message> reply =
        resolver.sendAsync(query, Runnable::run).toCompletableFuture();
    pending.put(query, reply);
    try {
      if (closed) {
        throw new CancellationException();
      }
      return reply.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      pending.remove(query);
    }
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

  static Trouble trouble(Throwable thrown, Deadline deadline) {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof SocketTimeoutException) {
      return new Trouble(Answer.TIMED_OUT + " after " + deadline.tookInWords(), true);
    }
    if (cause instanceof PortUnreachableException
        || String.valueOf(cause.getMessage()).contains("refused")) {
      return new Trouble("connection refused", false);
    }
    if (cause instanceof EOFException) {
      return new Trouble("the server closed the connection", true);
    }
    if (cause instanceof IOException && !(cause instanceof WireParseException)) {
      return new Trouble("cannot be reached: " + cause.getMessage(), false);
    }
    return new Trouble("a reply that cannot be read", true);
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wraps = thrown instanceof ExecutionException || thrown instanceof CompletionException;
    return wraps && cause != null ? unwrapped(cause) : thrown;
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
    closed = true;
    pending.values().forEach(reply -> reply.cancel(false));
  }
}
