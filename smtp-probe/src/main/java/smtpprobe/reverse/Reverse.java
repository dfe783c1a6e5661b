package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.dns.ServerRecord;
import fakereceiver.finding.Evidence;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the reverse DNS of one address. Immutable.
 *
 * @param source the address
 * @param walk the way to the servers that know its reverse name
 * @param resolver what the resolver says
 * @param validation what it makes of DNSSEC; empty when there is no resolver that can be asked
 * @param ages whether what the resolver says goes away with time, as far as can be told
 */
public record Reverse(
    Ip6Address source,
    Walk walk,
    Answer<DomainName> resolver,
    Optional<Validation> validation,
    boolean ages) {

  private static final long A_SECOND = 1100; // TTLs are told in whole seconds

  /** Of a resolver whose answers age, as they should. */
  public Reverse(
      Ip6Address source, Walk walk, Answer<DomainName> resolver, Optional<Validation> validation) {
    this(source, walk, resolver, validation, true);
  }

  public static Reverse look(Ip6Address source, Network network) {
    DomainName name = source.reverseName();
    var walk = network.begin(() -> new Walker(network).walk(name, "PTR"));
    var validation = network.begin(() -> Validation.of(name, "PTR", network));
    Answer<DomainName> resolver = network.dns().ptr(source);
    Reverse seen =
        new Reverse(
            source,
            walk.join(),
            resolver,
            network.hasResolver() ? Optional.of(validation.join()) : Optional.empty());
    return seen.walk.authorities().isEmpty() || seen.told().equals(seen.names())
        ? seen
        : new Reverse(source, seen.walk, resolver, seen.validation, seen.ages(network));
  }

  /** The PTR names that the resolver says. */
  public Set<String> told() {
    Set<String> told = new TreeSet<>();
    resolver.records().forEach(name -> told.add(name.text()));
    return told;
  }

  /** An answer that is held is no authority's, and its TTL has fallen a second later. */
  private boolean ages(Network network) {
    if (validation.isEmpty() || !validation.get().checked().isReply()) {
      return true;
    }
    if (validation.get().checked().authoritative()) {
      return false;
    }
    ServerQuestion question = validation.get().checked().question();
    ServerAnswer now = network.askResolver(question);
    ServerAnswer later =
        CompletableFuture.supplyAsync(
                () -> network.askResolver(question),
                CompletableFuture.delayedExecutor(A_SECOND, TimeUnit.MILLISECONDS))
            .join();
    Optional<Duration> before = ttl(now);
    Optional<Duration> after = ttl(later);
    return before.isEmpty() || after.isEmpty() || after.get().compareTo(before.get()) < 0;
  }

  private static Optional<Duration> ttl(ServerAnswer answer) {
    return answer.records().stream()
        .map(ServerRecord::ttl)
        .findFirst()
        .or(() -> answer.soa().map(ServerRecord::ttl));
  }

  /** Whether some server that knows has PTR records for it. */
  public boolean hasNames() {
    return walk.authorities().stream().anyMatch(a -> !a.answer().answer().isEmpty());
  }

  /** Every PTR name that some server that knows has. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    walk.authorities()
        .forEach(
            a ->
                a.answer()
                    .records()
                    .forEach(r -> r.target().ifPresent(name -> names.add(name.text()))));
    return names;
  }

  /** How long resolvers may hold the answer that is there now. */
  public Optional<Duration> held() {
    return walk.authorities().stream()
        .flatMap(a -> a.answer().records().stream())
        .map(ServerRecord::ttl)
        .max(Duration::compareTo)
        .or(() -> walk.soa().map(ServerRecord::negativeTtl));
  }

  /** What the servers of the last zone said. */
  public Evidence said() {
    Evidence evidence = Evidence.NONE;
    for (Asked asked : walk.last().asked()) {
      evidence = evidence.and(asked.evidence());
    }
    return evidence;
  }
}
