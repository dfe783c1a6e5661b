package fakereceiver.dns.memory;

import fakereceiver.dns.Answer;
import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.dns.wire.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps answers for all sessions of a process, for as long as their TTL says (RFC 1035 section
 * 3.2.1, RFC 2308 for negative ones). Trouble is never kept.
 *
 * <p>Safe for several threads; two of them may ask the same new question at the same time.
 */
public final class CachingDns implements Dns {

  /** How many answers are kept; the one unused for longest goes first. */
  static final int MAX_ANSWERS = 10_000;

  /** How many octets of them, which is a thousand of the largest TXT records at most. */
  static final long MAX_OCTETS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Dns dns;
  private final Clock clock;

  private final DnsCounts counts;
  private final LastUsed<Question<?>, Kept> kept;

  private record Kept(Answer<?> answer, Instant until) {
    long octets() {
      return answer.octets();
    }
  }

  /** Keeps what {@code dns} answers, and counts there what was kept. */
  public CachingDns(Dns dns, Clock clock, DnsCounts counts) {
    this(dns, clock, counts, new LastUsed<>(MAX_ANSWERS, MAX_OCTETS, Kept::octets));
  }

  private CachingDns(Dns dns, Clock clock, DnsCounts counts, LastUsed<Question<?>, Kept> kept) {
    this.dns = dns;
    this.clock = clock;
    this.counts = counts;
    this.kept = kept;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    Instant now = clock.instant();
    return known(question, now).orElseGet(() -> keep(dns.ask(question, patience), now));
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    Instant now = clock.instant();
    Optional<Answer<T>> known = known(question, now);
    return known.isPresent()
        ? known.map(CompletableFuture::completedFuture)
        : dns.begin(question, patience).map(coming -> coming.thenApply(one -> keep(one, now)));
  }

  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> Optional<Answer<T>> known(Question<T> question, Instant now) {
    Optional<Kept> known = kept.get(question).filter(one -> now.isBefore(one.until));
    known.ifPresent(one -> counts.kept());
    return known.map(one -> (Answer<T>) one.answer);
  }

  /** Keeps an answer that was asked for at that time, unless it is trouble. */
  private <T> Answer<T> keep(Answer<T> answer, Instant asked) {
    if (!answer.isUnavailable() && answer.ttl().isPresent()) {
      Duration ttl = Deadline.shorter(answer.ttl().get(), LONGEST);
      kept.put(answer.question(), new Kept(atOnce(answer), asked.plus(ttl)));
    }
    return answer;
  }

  /** An answer from a memory takes no time. */
  private static <T> Answer<T> atOnce(Answer<T> answer) {
    return new Answer<>(
        answer.question(),
        answer.status(),
        answer.records(),
        answer.aliases(),
        answer.said(),
        answer.ttl(),
        Duration.ZERO,
        answer.server());
  }

  @Override
  public <T> Optional<Answer<T>> known(Question<T> question) {
    return known(question, clock.instant());
  }

  @Override
  public boolean canBegin() {
    return dns.canBegin();
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }

  /** Shares what is kept. */
  @Override
  public Dns onBehalfOf(ClientNetwork client) {
    return new CachingDns(dns.onBehalfOf(client), clock, counts, kept);
  }
}
