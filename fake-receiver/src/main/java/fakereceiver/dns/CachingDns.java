package fakereceiver.dns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

  /** At most {@link #MAX_ANSWERS}, of {@link #MAX_OCTETS} together. */
  private final LinkedHashMap<Question<?>, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);

  private final DnsCounts counts;
  private long octets;

  private record Kept(Answer<?> answer, Instant until) {
    long octets() {
      return answer.octets();
    }
  }

  /** Keeps what {@code dns} answers. */
  public CachingDns(Dns dns, Clock clock) {
    this(dns, clock, new DnsCounts());
  }

  /** The same, and counts there what was kept. */
  public CachingDns(Dns dns, Clock clock, DnsCounts counts) {
    this.dns = dns;
    this.clock = clock;
    this.counts = counts;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return ask(question, patience, dns);
  }

  private <T> Answer<T> ask(Question<T> question, Duration patience, Dns source) {
    Instant now = clock.instant();
    return known(question, now).orElseGet(() -> keep(source.ask(question, patience), now));
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    return begin(question, patience, dns);
  }

  private <T> Optional<CompletableFuture<Answer<T>>> begin(
      Question<T> question, Duration patience, Dns source) {
    Instant now = clock.instant();
    Optional<Answer<T>> known = known(question, now);
    return known.isPresent()
        ? known.map(CompletableFuture::completedFuture)
        : source
            .begin(question, patience)
            .map(coming -> coming.thenApply(answer -> keep(answer, now)));
  }

  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> Optional<Answer<T>> known(Question<T> question, Instant now) {
    synchronized (kept) {
      Kept known = kept.get(question);
      if (known == null || !now.isBefore(known.until)) {
        return Optional.empty();
      }
      counts.kept();
      return Optional.of((Answer<T>) known.answer);
    }
  }

  /** Keeps an answer that was asked for at that time, unless it is trouble. */
  private <T> Answer<T> keep(Answer<T> answer, Instant asked) {
    if (!answer.isUnavailable() && answer.ttl().isPresent()) {
      Duration ttl = answer.ttl().get().compareTo(LONGEST) < 0 ? answer.ttl().get() : LONGEST;
      put(answer.question(), new Kept(answer.atOnce(), asked.plus(ttl)));
    }
    return answer;
  }

  private void put(Question<?> question, Kept answer) {
    synchronized (kept) {
      Kept before = kept.put(question, answer);
      octets += answer.octets() - (before == null ? 0 : before.octets());
      Iterator<Kept> leastUsed = kept.values().iterator();
      while (kept.size() > MAX_ANSWERS || (octets > MAX_OCTETS && kept.size() > 1)) {
        octets -= leastUsed.next().octets();
        leastUsed.remove();
      }
    }
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
    return new OnBehalf(dns.onBehalfOf(client));
  }

  private final class OnBehalf implements Dns {

    private final Dns source;

    OnBehalf(Dns source) {
      this.source = source;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      return CachingDns.this.ask(question, patience, source);
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      return CachingDns.this.begin(question, patience, source);
    }

    @Override
    public <T> Optional<Answer<T>> known(Question<T> question) {
      return CachingDns.this.known(question);
    }

    @Override
    public boolean canBegin() {
      return source.canBegin();
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return source.allowsDocumentationAddresses();
    }
  }
}
