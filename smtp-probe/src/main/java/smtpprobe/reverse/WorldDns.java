package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerRecord;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Evidence;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * DNS as receivers see it: what the name servers themselves say about the own names stands before
 * what the resolver says, and addresses that a DNS64 resolver makes up are left out. Knows no own
 * names until {@link #learn}. Safe for several threads.
 */
public final class WorldDns implements Dns {

  private static final DomainName ARPA = DomainName.of("arpa");
  private static final DomainName ONLY_IPV4 = DomainName.of("ipv4only.arpa");

  private static final int MAX_FURTHER = 8;

  private final Dns dns;
  private final Function<Dns, Network> open;
  private final Map<Question<?>, Difference> differences = new ConcurrentHashMap<>();
  private final Map<Question<?>, Answer<?>> madeUp = new ConcurrentHashMap<>();
  private final Set<Nat64Prefix> prefixes = ConcurrentHashMap.newKeySet();
  private volatile boolean walked;

  /**
   * A question about an own name to which the resolver has an answer of its own.
   *
   * @param resolver what the resolver says
   * @param world what all name servers say
   */
  public record Difference(Answer<?> resolver, Answer<?> world) {

    /** Both, side by side. */
    public Evidence evidence() {
      return Evidence.given("the resolver: " + resolver.question(), resolver.answered())
          .and(Evidence.given("its name servers", world.answered()));
    }
  }

  /** Over the answers of a resolver; {@code open} opens the way to the name servers. */
  public WorldDns(Dns dns, Function<Dns, Network> open) {
    this.dns = dns;
    this.open = open;
    this.prefixes.add(Nat64Prefix.WELL_KNOWN);
  }

  /** What the resolver says, whatever others see. */
  public static Dns resolver(Dns dns) {
    return dns instanceof WorldDns world ? world.dns : dns;
  }

  /** Asks the name servers themselves, where they can be asked; and the resolver for its prefix. */
  public void learn(Collection<Question<?>> own) {
    try (Network network = open.apply(dns)) {
      CompletableFuture<Answer<Ip6Address>> prefix =
          network.begin(() -> network.dns().aaaa(ONLY_IPV4));
      prefixes.addAll(Nat64Prefix.found(prefix.join().records()));
      look(own, network);
      look(further(own), network);
    }
  }

  private void look(Collection<Question<?>> questions, Network network) {
    if (network.canWalk()) {
      walked = true;
      network.all(questions, question -> compare(question, network)).stream()
          .flatMap(Optional::stream)
          .forEach(found -> differences.put(found.resolver().question(), found));
    }
    network.all(questions, question -> ask(question)); // what is made up is remembered
  }

  /** The addresses of the names that the answers hold. */
  private List<Question<?>> further(Collection<Question<?>> own) {
    Set<Question<?>> further = new LinkedHashSet<>();
    for (Question<?> question : own) {
      for (Object record : ask(question).records()) {
        Optional<DomainName> name =
            record instanceof Mx mx && !mx.isNull()
                ? Optional.of(mx.exchange())
                : record instanceof DomainName ptr ? Optional.of(ptr) : Optional.empty();
        name.ifPresent(
            host -> {
              further.add(new Question<>(host, RecordType.AAAA));
              further.add(new Question<>(host, RecordType.A));
            });
      }
    }
    further.removeAll(own);
    return further.stream().limit(MAX_FURTHER).collect(Collectors.toList());
  }

  /** Whether name servers were asked. */
  public boolean isWalked() {
    return walked;
  }

  /** What only the resolver says, about own names. */
  public List<Difference> differences() {
    return List.copyOf(differences.values());
  }

  /** The answers with addresses that the resolver made up. */
  public List<Answer<?>> madeUp() {
    return List.copyOf(madeUp.values());
  }

  private static <T> Optional<Difference> compare(Question<T> question, Network network) {
    CompletableFuture<Answer<T>> resolver = network.begin(() -> network.dns().ask(question));
    Walk walk = new Walker(network).walk(question.name(), question.type().toString());
    List<ServerAnswer> said =
        walk.authorities().stream().map(Asked::answer).collect(Collectors.toList());
    Answer<T> held = resolver.join();
    if (said.isEmpty()
        || isOfALaboratory(walk, said.get(0))
        || said.stream().map(ServerAnswer::data).distinct().count() > 1
        || said.stream().anyMatch(WorldDns::isAlias)) {
      return Optional.empty();
    }
    return answer(question, said.get(0))
        .filter(world -> !isSame(held, world))
        .map(world -> new Difference(held, world));
  }

  /** The root of a laboratory knows less than its resolver; a "no" of its own says nothing. */
  private static boolean isOfALaboratory(Walk walk, ServerAnswer said) {
    return said.isNoSuchName()
        && walk.last().zone().equals(DomainName.ROOT)
        && !walk.name().isAtOrBelow(ARPA);
  }

  private static boolean isAlias(ServerAnswer answer) {
    return answer.answer().stream().anyMatch(r -> r.type().equals("CNAME"));
  }

  private static boolean isSame(Answer<?> held, Answer<?> world) {
    return !held.isUnavailable()
        && new HashSet<>(held.records()).equals(new HashSet<>(world.records()));
  }

  private static <T> Optional<Answer<T>> answer(Question<T> question, ServerAnswer said) {
    if (said.records().isEmpty()) {
      return Optional.of(
          new Answer<>(
              question,
              said.isNoSuchName() ? Answer.Status.NO_SUCH_NAME : Answer.Status.NO_SUCH_RECORD,
              List.of(),
              List.of(),
              said.rcode(),
              said.soa().map(ServerRecord::negativeTtl),
              said.took(),
              "the name servers"));
    }
    String zone =
        said.records().stream()
            .map(r -> question.name() + ". " + r.type() + " " + r.data())
            .collect(Collectors.joining("\n"));
    try {
      return Optional.of(ZoneDns.of(zone).ask(question)).filter(Answer::isFound);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what strangers wrote is no record: the resolver may know better
    }
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return atHand(question).orElseGet(() -> real(dns.ask(question, patience), patience));
  }

  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> Optional<Answer<T>> atHand(Question<T> question) {
    return Optional.ofNullable(differences.get(question)).map(d -> (Answer<T>) d.world());
  }

  /** Without what was made from an A record of the same name (RFC 6147 section 5.1.7). */
  private <T> Answer<T> real(Answer<T> answer, Duration patience) {
    if (!answer.isFound() || answer.records().stream().allMatch(r -> embedded(r).isEmpty())) {
      return answer;
    }
    Set<Ip4Address> four =
        new HashSet<>(
            dns.ask(new Question<>(answer.question().name(), RecordType.A), patience).records());
    List<T> real =
        answer.records().stream()
            .filter(r -> embedded(r).stream().noneMatch(four::contains))
            .toList();
    if (real.size() == answer.records().size()) {
      return answer;
    }
    madeUp.put(answer.question(), answer);
    return answer.narrowedTo(real, "made up by the resolver (DNS64) from the A record");
  }

  private Set<Ip4Address> embedded(Object record) {
    return record instanceof Ip6Address six
        ? prefixes.stream()
            .map(prefix -> prefix.embedded(six))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet())
        : Set.of();
  }

  @Override
  public boolean canBegin() {
    return dns.canBegin();
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    Optional<Answer<T>> known = atHand(question);
    return known.isPresent()
        ? known.map(CompletableFuture::completedFuture)
        : dns.begin(question, patience)
            .map(coming -> coming.thenApply(answer -> real(answer, patience)));
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
