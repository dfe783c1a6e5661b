package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.dns.ServerQuestion.Mode;
import fakereceiver.dns.ServerRecord;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.finding.Evidence;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final DomainName ONLY_IPV4 = DomainName.of("ipv4only.arpa");

  private static final int MAX_FURTHER = 8;
  private static final int MAX_TRIALS = 3;

  /** How many names are looked up at name servers beside those that were learnt. */
  private static final int MAX_LATER = 60;

  private final Dns dns;
  private final Function<Dns, Network> open;
  private final Map<Question<?>, Difference> differences = new ConcurrentHashMap<>();
  private final Map<Question<?>, Answer<?>> contradicted = new ConcurrentHashMap<>();
  private final Map<Question<?>, Validation> bogus = new ConcurrentHashMap<>();
  private final Map<Question<?>, Optional<Answer<?>>> later = new ConcurrentHashMap<>();
  private final Set<DomainName> suspect = ConcurrentHashMap.newKeySet();
  private final MadeUp madeUp;
  private volatile boolean walked;
  private volatile List<Failing> failing = List.of();

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

  /**
   * A resolver that fails where another one answers.
   *
   * @param place where it is
   * @param said what it says
   */
  public record Failing(InetSocketAddress place, ServerAnswer said) {}

  /** Over the answers of a resolver; {@code open} opens the way to the name servers. */
  public WorldDns(Dns dns, Function<Dns, Network> open) {
    this.dns = dns;
    this.open = open;
    this.madeUp = new MadeUp(dns);
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
      madeUp.learn(prefix.join().records());
      List<Question<?>> further = further(look(own, network));
      further.removeAll(own);
      look(further.stream().limit(MAX_FURTHER).toList(), network);
      failing = failing(own, network);
      if (!network.canWalk()) {
        network.all(own, question -> contradicted(question, network)).stream()
            .flatMap(Optional::stream)
            .forEach(answer -> contradicted.put(answer.question(), answer));
      }
    }
    own.stream().map(Question::name).filter(this::isLocal).forEach(suspect::add);
  }

  /** Asks the resolver for its prefix, for at most as long as that, and nobody for more. */
  public void learnPrefix(Duration budget) {
    madeUp.learn(SessionDns.until(dns, budget).aaaa(ONLY_IPV4).records());
  }

  private static List<Failing> failing(Collection<Question<?>> own, Network network) {
    return own.stream()
        .limit(MAX_TRIALS)
        .map(WorldDns::resolved)
        .map(network::failing)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(
            found ->
                found.entrySet().stream().map(e -> new Failing(e.getKey(), e.getValue())).toList())
        .orElse(List.of());
  }

  /**
   * Where one of several resolvers has records and another says that there are none, and the name
   * servers are not asked: which of them is right, nobody knows. Addresses may be made up by one.
   */
  private static <T> Optional<Answer<T>> contradicted(Question<T> question, Network network) {
    if (question.type() == RecordType.AAAA || question.type() == RecordType.A) {
      return Optional.empty();
    }
    Map<InetSocketAddress, ServerAnswer> said = network.answers(resolved(question));
    return said.values().stream().map(answer -> answer.records().isEmpty()).distinct().count() > 1
        ? Optional.of(
            Answer.unavailable(
                question,
                "the resolvers contradict each other: "
                    + said.entrySet().stream()
                        .map(one -> Endpoint.of(one.getKey()) + " says " + one.getValue().said())
                        .collect(Collectors.joining(", "))
                    + "; --dns-server names the one to believe",
                Duration.ZERO,
                ""))
        : Optional.empty();
  }

  private static ServerQuestion resolved(Question<?> question) {
    return new ServerQuestion(question.name(), question.type().toString(), Mode.RESOLVE_UNCHECKED);
  }

  /** Whether the resolver has data of its own at this name or below. */
  private boolean isLocal(DomainName name) {
    return !name.isAtOrBelow(ARPA)
        && differences.keySet().stream().anyMatch(q -> q.name().isAtOrBelow(name));
  }

  /** What comes of the questions, each asked once: a resolver may be silent. */
  private List<Answer<?>> look(Collection<Question<?>> questions, Network network) {
    if (network.canWalk()) {
      walked = true;
      network.all(questions, question -> compare(question, network)).stream()
          .flatMap(Optional::stream)
          .forEach(found -> differences.put(found.resolver().question(), found));
    }
    return network.all(questions, question -> ask(question)); // what is made up is remembered
  }

  /** The addresses of the names that the answers hold. */
  private static List<Question<?>> further(List<Answer<?>> answers) {
    Set<Question<?>> further = new LinkedHashSet<>();
    for (Answer<?> answer : answers) {
      for (Object record : answer.records()) {
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
    return new ArrayList<>(further);
  }

  /** Whether name servers were asked. */
  public boolean isWalked() {
    return walked;
  }

  /** What only the resolver says, about own names. */
  public List<Difference> differences() {
    return differences.values().stream()
        .sorted(Comparator.comparing(found -> found.world().question().toString()))
        .toList();
  }

  /** The own names that a resolver which checks DNSSEC gives no answer about. */
  public Map<Question<?>, Validation> bogus() {
    return Map.copyOf(bogus);
  }

  /** The answers with addresses that the resolver made up. */
  public List<Answer<?>> madeUp() {
    return madeUp.answers();
  }

  /** The resolvers that fail where another one answers; found among several only. */
  public List<Failing> failing() {
    return failing;
  }

  private <T> Optional<Difference> compare(Question<T> question, Network network) {
    CompletableFuture<Answer<T>> resolver = network.begin(() -> network.dns().ask(question));
    Walk walk = new Walker(network).walk(question.name(), question.type().toString());
    List<ServerAnswer> said =
        walk.authorities().stream().map(Asked::answer).collect(Collectors.toList());
    Answer<T> held = madeUp.without(resolver.join(), PATIENCE); // DNS64 is another fault
    if (held.isUnavailable()) {
      Validation found = Validation.of(question.name(), question.type().toString(), network);
      if (found.state() == Validation.State.BOGUS) {
        bogus.put(question, found);
        return Optional.empty(); // receivers whose resolver checks DNSSEC get no answer either
      }
    }
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
    return atHand(question)
        .or(() -> sought(question))
        .orElseGet(() -> madeUp.without(dns.ask(question, patience), patience));
  }

  /**
   * What the name servers say of a name of which nothing was learnt. A resolver that has data of
   * its own for a name is believed in nothing about what is below.
   */
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> Optional<Answer<T>> sought(Question<T> question) {
    if (!isSuspect(question)) {
      return Optional.empty();
    }
    if (!later.containsKey(question) && later.size() < MAX_LATER) {
      try (Network network = open.apply(dns)) {
        later.put(question, compare(question, network).map(Difference::world));
      }
    }
    return later.getOrDefault(question, Optional.empty()).map(answer -> (Answer<T>) answer);
  }

  private boolean isSuspect(Question<?> question) {
    return suspect.stream().anyMatch(name -> question.name().isAtOrBelow(name));
  }

  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> Optional<Answer<T>> atHand(Question<T> question) {
    return Optional.ofNullable(differences.get(question))
        .<Answer<?>>map(Difference::world)
        .or(() -> Optional.ofNullable(contradicted.get(question)))
        .map(answer -> (Answer<T>) answer);
  }

  @Override
  public boolean canBegin() {
    return dns.canBegin();
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    Optional<Answer<T>> known = atHand(question);
    if (known.isEmpty() && isSuspect(question)) {
      return Optional.empty(); // asked where it is wanted
    }
    return known.isPresent()
        ? known.map(CompletableFuture::completedFuture)
        : dns.begin(question, patience)
            .map(coming -> coming.thenApply(answer -> madeUp.without(answer, patience)));
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
