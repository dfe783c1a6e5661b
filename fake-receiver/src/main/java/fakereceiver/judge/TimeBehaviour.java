package fakereceiver.judge;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver behaves over time: what it remembers of those who were here before, and how long
 * it takes to reply. Immutable.
 *
 * @param greylisting how long a sender and recipient that are new to it have to wait
 * @param connections how many connections of one network it takes
 * @param messages how many messages of one network it takes
 * @param tarpit how long it keeps every client waiting, by stage
 * @param waits how long it waits for lookups that nobody answers
 */
public record TimeBehaviour(
    Optional<Duration> greylisting,
    Optional<Quota> connections,
    Optional<Quota> messages,
    Map<Stage, Duration> tarpit,
    Map<Silence, Duration> waits) {

  /** Remembers nobody, and replies at once. */
  public static final TimeBehaviour NONE =
      new TimeBehaviour(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

  /**
   * So many within such a time.
   *
   * @param most how many, at least 1
   * @param within in which time
   */
  public record Quota(int most, Duration within) {

    /** The most of one network that is kept in mind. */
    public static final int MOST = 10_000;

    /** Refuses what cannot be counted. */
    public Quota {
      if (most < 1 || most > MOST || within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException(
            most + " within " + within + ", expected 1 to " + MOST + " within some time");
      }
    }

    @Override
    public int hashCode() { // see DomainName
      return 31 * within.hashCode() + most;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Quota quota && most == quota.most && within.equals(quota.within);
    }
  }

  /** What a server looks up in vain when nobody answers. */
  public enum Silence {
    /** The PTR names of the client address. */
    PTR,
    /** The addresses of the PTR names. */
    FORWARD,
    /** The HELO name. */
    HELO,
    /** The domain of the reverse-path. */
    SENDER,
    /** SPF records, and what they name. */
    SPF,
    /** A DNS list. */
    LIST;

    /** The word for it in persona files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public TimeBehaviour {
    tarpit = ordered(Stage.class, tarpit);
    waits = ordered(Silence.class, waits);
  }

  private static <K extends Enum<K>> Map<K, Duration> ordered(
      Class<K> keys, Map<K, Duration> durations) {
    Map<K, Duration> ordered = new EnumMap<>(keys);
    ordered.putAll(durations);
    return Collections.unmodifiableMap(ordered);
  }

  /** Whether it remembers anybody. */
  public boolean remembers() {
    return greylisting.isPresent() || connections.isPresent() || messages.isPresent();
  }

  @Override
  public int hashCode() { // see DomainName
    return Objects.hash(greylisting, connections, messages, tarpit, waits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimeBehaviour time
        && greylisting.equals(time.greylisting)
        && connections.equals(time.connections)
        && messages.equals(time.messages)
        && tarpit.equals(time.tarpit)
        && waits.equals(time.waits);
  }
}
