package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import fakereceiver.dns.wire.SystemServers;
import fakereceiver.given.Daemons;
import fakereceiver.given.FileHandles;
import fakereceiver.given.UsageException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks DNS servers over the network: over UDP with EDNS, and over TCP after a truncated reply.
 *
 * <p>Meant for recursive servers, one or several; they are asked in turn until one of them says yes
 * or no. Aliases are followed to their end, through {@value Lookup#MAX_ALIASES} at most, even when
 * the server leaves that to us. Nothing is kept: see {@link fakereceiver.dns.memory.CachingDns} and
 * {@link fakereceiver.dns.memory.SessionDns}.
 *
 * <p>Safe for many threads; {@value #MAX_IN_FLIGHT} questions at most are on their way at a time,
 * not counting those whose servers are silent. Others wait for their turn, which is not counted as
 * time that a server took; the networks of clients take turns ({@link #onBehalfOf}). Has threads of
 * its own, twice {@value #MAX_BEGUN} at most, for questions that are begun without waiting.
 */
public final class LiveDns implements Dns, AutoCloseable {

  /** More than that at once, and servers begin to lose packets. */
  static final int MAX_IN_FLIGHT = 200;

  /** How many nobody waits for yet, of one site. */
  static final int MAX_BEGUN = 100;

  /** How long a question waits for its turn; then this process has too many of them. */
  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(30);

  private static final String BUSY =
      "not asked: too many questions of this program were on their way";

  private static final long IDLE_SECONDS = 10;

  private static final int DNS_PORT = 53;

  private final List<InetSocketAddress> addresses;
  private final Servers servers;
  private final Turns turns = new Turns(MAX_IN_FLIGHT, FileHandles.ofProcess().forDns());
  private final Turns ahead = new Turns(2 * MAX_BEGUN, 2 * MAX_BEGUN);
  private final ThreadPoolExecutor asking;
  private final Dns own = onBehalfOf(ClientNetwork.OWN);

  private LiveDns(List<InetSocketAddress> addresses) {
    this(addresses, Daemons.named("dns-ahead"));
  }

  LiveDns(List<InetSocketAddress> addresses, ThreadFactory threads) {
    this.addresses = List.copyOf(addresses);
    this.servers = new Servers(this.addresses);
    this.asking =
        new ThreadPoolExecutor(
            0, 2 * MAX_BEGUN, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  /**
   * Asks the servers that this system is configured with, such as those of resolv.conf. When none
   * has an address that can be used, every answer is unavailable.
   *
   * @throws UsageException when the configuration cannot be read
   */
  public static LiveDns system() {
    return new LiveDns(SystemServers.find());
  }

  /**
   * Asks these servers, the first one first. When there are none, every answer is unavailable.
   *
   * @throws IllegalArgumentException when one of them has a name instead of an address
   */
  public static LiveDns of(List<InetSocketAddress> servers) {
    for (InetSocketAddress server : servers) {
      if (server.isUnresolved()) {
        throw new IllegalArgumentException(
            "the DNS server " + server + " has to be given by its address");
      }
    }
    return new LiveDns(servers);
  }

  /**
   * Whether all servers are laboratories: a DNS server on a loopback address with a port of its own
   * is one, and so is one that itself has a documentation address. A resolver of this machine, such
   * as {@code 127.0.0.53}, is on port 53.
   */
  @Override
  public boolean allowsDocumentationAddresses() {
    return !addresses.isEmpty()
        && addresses.stream().allMatch(LiveDns::allowsDocumentationAddresses);
  }

  private static boolean allowsDocumentationAddresses(InetSocketAddress server) {
    return switch (AddressKind.of(IpAddress.of(server.getAddress()))) {
      case LOOPBACK -> server.getPort() != DNS_PORT;
      case DOCUMENTATION -> true;
      default -> false;
    };
  }

  /** What is asked through it shares turns with others fairly, by the network of the client. */
  @Override
  public Dns onBehalfOf(ClientNetwork client) {
    return new OnBehalf(client);
  }

  private final class OnBehalf implements Dns {

    private final ClientNetwork client;

    OnBehalf(ClientNetwork client) {
      this.client = client;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      if (patience.isNegative() || patience.isZero()) {
        return unavailable(question, Deadline.TIMED_OUT + " at once: no time was left");
      }
      try {
        Optional<Turns.Turn> turn = turns.await(client, LONGEST_QUEUE);
        return turn.isPresent()
            ? askNow(question, patience, turn.get())
            : unavailable(question, BUSY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return unavailable(question, "interrupted");
      }
    }

    @Override
    public boolean canBegin() {
      return true;
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      Optional<Turns.Turn> thread = ahead.take(client);
      Optional<Turns.Turn> turn = thread.flatMap(one -> turns.take(client));
      if (turn.isPresent()) {
        try {
          return Optional.of(
              CompletableFuture.supplyAsync(
                  () -> {
                    try {
                      return askNow(question, patience, turn.get());
                    } finally {
                      thread.get().close();
                    }
                  },
                  asking));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
          turn.get().close(); // closed, a thread has not quite ended, or there may be no more
        }
      }
      thread.ifPresent(Turns.Turn::close);
      return Optional.empty();
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return LiveDns.this.allowsDocumentationAddresses();
    }
  }

  private <T> Answer<T> askNow(Question<T> question, Duration patience, Turns.Turn turn) {
    try (turn) {
      return new Lookup<>(question, servers, Deadline.in(patience), turn::silent).run();
    }
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return own.ask(question, patience);
  }

  @Override
  public boolean canBegin() {
    return true;
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    return own.begin(question, patience);
  }

  private static <T> Answer<T> unavailable(Question<T> question, String why) {
    return Answer.unavailable(question, why, Duration.ZERO, "");
  }

  /** Ends the questions that are on their way, and answers no more; those are unavailable. */
  @Override
  public void close() {
    asking.shutdown();
    servers.close();
  }

  /** The servers, in the order in which they are asked. */
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  /** The servers, for people: {@code [::1]:5353}. */
  @Override
  public String toString() {
    return String.join(", ", addresses.stream().map(Servers::text).toList());
  }
}
