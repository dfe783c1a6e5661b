package smtpprobe.reverse;

import fakereceiver.dns.DirectDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.given.Daemons;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The way out: the resolvers, the name servers, and work done side by side until one common end.
 * For one look; {@link #close} ends its threads. Safe for many threads.
 */
public final class Network implements AutoCloseable {

  private static final int DNS_PORT = 53;
  private static final int MAX_IN_FLIGHT = 100;
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  private final Dns dns;
  private final List<InetSocketAddress> resolvers;
  private final Set<InetSocketAddress> failing = ConcurrentHashMap.newKeySet();
  private final Places places;
  private final List<IpAddress> roots;
  private final long end;
  private final Semaphore turns = new Semaphore(MAX_IN_FLIGHT);
  private final ExecutorService workers =
      Executors.newCachedThreadPool(Daemons.named("checkup-network"));

  /**
   * Opens it for {@code budget} from now.
   *
   * @param dns answers of a resolver, or of zones in memory
   * @param resolvers where resolvers are, in the order in which they are asked; may be none
   * @param places where to find addresses
   * @param roots the servers of the root zone; empty when nobody may be asked but the resolver
   */
  public Network(
      Dns dns,
      List<InetSocketAddress> resolvers,
      Places places,
      List<IpAddress> roots,
      Duration budget) {
    this.dns = SessionDns.until(dns, budget);
    this.resolvers = List.copyOf(resolvers);
    this.places = places;
    this.roots = List.copyOf(roots);
    this.end = System.nanoTime() + budget.toNanos();
  }

  /** The answers of the resolver, each asked for once. */
  public Dns dns() {
    return dns;
  }

  /** The servers of the root zone. */
  public List<IpAddress> roots() {
    return roots;
  }

  /** Where to find addresses. */
  public Places places() {
    return places;
  }

  /** Whether name servers can be asked themselves. */
  public boolean canWalk() {
    return !roots.isEmpty();
  }

  /** Whether there is a resolver that can be asked about DNSSEC. */
  public boolean hasResolver() {
    return !resolvers.isEmpty();
  }

  /** What is left of the time. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** What a name server itself says. */
  ServerAnswer ask(IpAddress server, ServerQuestion question) {
    return ask(places.of(server, DNS_PORT), question);
  }

  /** What the resolver says, with its flags: the first of them that does not fail. */
  public ServerAnswer askResolver(ServerQuestion question) {
    List<InetSocketAddress> broken = new ArrayList<>();
    List<ServerAnswer> said = new ArrayList<>();
    for (InetSocketAddress place : resolvers) {
      if (!failing.contains(place)) {
        ServerAnswer answer = ask(place, question);
        if (resolvers.size() == 1 || isSound(place, answer)) {
          failing.addAll(broken);
          return answer;
        }
        broken.add(place);
        said.add(answer);
      }
    }
    return said.stream()
        .findFirst()
        .orElseGet(() -> ServerAnswer.none(question, "there is no resolver to ask", Duration.ZERO));
  }

  /** A resolver that checks DNSSEC fails on purpose, and not where it is told not to check. */
  private boolean isSound(InetSocketAddress place, ServerAnswer answer) {
    ServerQuestion question = answer.question();
    return isAnswer(answer)
        || (answer.isReply()
            && question.mode() == ServerQuestion.Mode.RESOLVE
            && isAnswer(ask(place, question.unchecked())));
  }

  /** Whether it says that there are such records, or none. */
  static boolean isAnswer(ServerAnswer answer) {
    return answer.isReply() && (answer.rcode().equals("NOERROR") || answer.isNoSuchName());
  }

  /** The resolvers that fail where another one answers, and what they say. */
  Map<InetSocketAddress, ServerAnswer> failing(ServerQuestion question) {
    Map<InetSocketAddress, ServerAnswer> failing = said(question, said -> !isAnswer(said));
    return failing.size() < resolvers.size() ? failing : Map.of();
  }

  /** What each of several resolvers answers that does. */
  Map<InetSocketAddress, ServerAnswer> answers(ServerQuestion question) {
    return said(question, Network::isAnswer);
  }

  private Map<InetSocketAddress, ServerAnswer> said(
      ServerQuestion question, Predicate<ServerAnswer> wanted) {
    Map<InetSocketAddress, ServerAnswer> some = new LinkedHashMap<>();
    if (resolvers.size() > 1) {
      List<ServerAnswer> said = all(resolvers, place -> ask(place, question.unchecked()));
      for (int i = 0; i < said.size(); i++) {
        if (wanted.test(said.get(i))) {
          some.put(resolvers.get(i), said.get(i));
        }
      }
    }
    return some;
  }

  private ServerAnswer ask(InetSocketAddress place, ServerQuestion question) {
    turns.acquireUninterruptibly();
    try {
      Duration left = left();
      return left.isZero()
          ? ServerAnswer.none(question, "the time for DNS is used up", Duration.ZERO)
          : DirectDns.ask(place, question, left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
    } finally {
      turns.release();
    }
  }

  /** Begins something beside everything else. */
  public <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, workers);
  }

  /** Does the same for all things side by side; the results are in the order of the things. */
  public <S, T> List<T> all(Collection<S> things, Function<S, T> work) {
    List<CompletableFuture<T>> begun =
        things.stream().map(thing -> begin(() -> work.apply(thing))).toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  /** Ends its threads. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
