package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import fakereceiver.dns.zonefile.ZoneFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.CNAMERecord;

/**
 * Answers from zones in memory, without a network and without waiting: a delay only counts. Safe
 * for several threads.
 */
public final class ZoneDns implements Dns {

  private static final String SERVER = "zones in memory";

  /** How many answers are kept; others are looked up each time. */
  static final int MAX_KEPT = 10_000;

  private final Zones zones;

  /** Answers that were given before, as long as none of them depends on how long one waits. */
  private final Map<Question<?>, Answer<?>> kept = new ConcurrentHashMap<>();

  /** Answers from {@code zones}. */
  public ZoneDns(Zones zones) {
    this.zones = zones;
  }

  /**
   * Answers from one zone text.
   *
   * @throws ZoneFileException when it is not one
   */
  public static ZoneDns of(String zone) {
    return new ZoneDns(Zones.of(zone));
  }

  /** Zones in memory are a laboratory. */
  @Override
  public boolean allowsDocumentationAddresses() {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    Answer<T> before = (Answer<T>) kept.get(question);
    if (before != null) {
      return before;
    }
    Answer<T> answer = lookUp(question, patience);
    if (!zones.haveDelays() && kept.size() < MAX_KEPT) {
      kept.put(question, answer);
    }
    return answer;
  }

  private <T> Answer<T> lookUp(Question<T> question, Duration patience) {
    Hit hit = zones.find(WireName.of(question.name()), question.type().code());
    if (hit.modifier().delay().compareTo(patience) > 0) {
      return Answer.unavailable(
          question, Deadline.TIMED_OUT + " after " + Deadline.seconds(patience), patience, SERVER);
    }
    if (hit.modifier().kind() == Fault.Kind.BOGUS) {
      return unavailable(question, "SERVFAIL (DNSSEC_BOGUS)");
    }
    return switch (hit.result()) {
      case FOUND -> answer(question, hit, Answer.Status.FOUND, Answer.NO_ERROR);
      case NO_SUCH_NAME -> answer(question, hit, Answer.Status.NO_SUCH_NAME, "NXDOMAIN");
      case NO_SUCH_RECORD -> answer(question, hit, Answer.Status.NO_SUCH_RECORD, Answer.NO_ERROR);
      case DELEGATED -> unavailable(question, Answer.DELEGATED);
      case COMPUTED -> unavailable(question, Answer.COMPUTED);
      case NOT_HERE -> unavailable(question, Answer.NO_ZONE);
      case LOOP -> unavailable(question, Lookup.CIRCLE);
      case SERVFAIL -> unavailable(question, "SERVFAIL");
      case REFUSED -> unavailable(question, "REFUSED");
      case TIMEOUT -> unavailable(question, Deadline.TIMED_OUT);
    };
  }

  @Override
  public boolean canBegin() {
    return zones.haveDelays();
  }

  /**
   * The answer, so that delays overlap here as they do on the wire; nothing where none of the zones
   * has a delay, since no time counts then.
   */
  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    return zones.haveDelays()
        ? Optional.of(CompletableFuture.completedFuture(ask(question, patience)))
        : Optional.empty();
  }

  private static <T> Answer<T> unavailable(Question<T> question, String why) {
    return Answer.unavailable(question, why, Duration.ZERO, SERVER);
  }

  private static <T> Answer<T> answer(
      Question<T> question, Hit hit, Answer.Status status, String said) {
    List<T> records =
        hit.answer().stream()
            .filter(r -> r.getType() == question.type().code())
            .map(question.type()::decode)
            .distinct()
            .toList();
    List<DomainName> aliases =
        hit.answer().stream()
            .filter(r -> r instanceof CNAMERecord)
            .map(r -> WireName.read(((CNAMERecord) r).getTarget()))
            .toList();
    return new Answer<>(
        question,
        status,
        records,
        aliases,
        said,
        Optional.of(hit.ttl()),
        hit.modifier().delay(),
        SERVER);
  }
}
