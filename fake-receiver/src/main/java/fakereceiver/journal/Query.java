package fakereceiver.journal;

import fakereceiver.dns.IpRange;
import fakereceiver.rules.RuleBook;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which entries are wanted: those that fit everything that is said. Immutable.
 *
 * @param outcomes what became of them, any of these words; empty for whatever
 * @param persona who answered
 * @param rule a rule that found a fault
 * @param client the client that was judged, or its network
 * @param sender a part of the reverse-path, whatever its case
 * @param recipient a part of a recipient, whatever its case
 * @param text a part of what can be read: subject, names, addresses, replies, the message's text;
 *     whatever its case
 * @param since not before
 * @param until before
 * @param sessions whether sessions without a mail are wanted too
 */
public record Query(
    Set<String> outcomes,
    Optional<String> persona,
    Optional<String> rule,
    Optional<IpRange> client,
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> text,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean sessions) {

  /** Every mail. */
  public static final Query ALL = of(Optional.empty(), Optional.empty(), false);

  /** Everything that shows a fault of that rule. */
  private static Query ofRule(String rule) {
    return of(Optional.of(rule), Optional.empty(), true);
  }

  /** Every mail to somebody with that in the address. */
  public static Query to(String recipient) {
    return of(Optional.empty(), Optional.of(recipient), false);
  }

  private static Query of(Optional<String> rule, Optional<String> recipient, boolean sessions) {
    return new Query(
        Set.of(),
        Optional.empty(),
        rule,
        Optional.empty(),
        Optional.empty(),
        recipient,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sessions);
  }

  /**
   * The rule, if there is none such: neither in this version nor in what {@code found} finds. A
   * test, or another version, has rules of its own.
   */
  public Optional<String> unknownRule(Function<Query, Found> found) {
    return rule.filter(id -> !RuleBook.ids().contains(id))
        .filter(id -> found.apply(ofRule(id)).entries().isEmpty());
  }

  /** Copies the set; a text that is empty is none. */
  public Query {
    outcomes = Set.copyOf(outcomes);
    sender = lower(sender);
    recipient = lower(recipient);
    text = lower(text);
  }

  private static Optional<String> lower(Optional<String> part) {
    return part.map(String::strip)
        .filter(words -> !words.isEmpty())
        .map(words -> words.toLowerCase(Locale.ROOT));
  }

  /** Whether an entry fits, as far as its summary tells: everything but the text. */
  public boolean fits(Summary entry) {
    // plain questions: a hundred thousand entries are asked at once
    return (sessions || entry.number() > 0)
        && (outcomes.isEmpty() || outcomes.contains(entry.outcome()))
        && (persona.isEmpty() || persona.get().equals(entry.persona()))
        && (rule.isEmpty()
            || entry.faults().contains(rule.get())
            || entry.because().contains(rule.get()))
        && (client.isEmpty() || client.get().contains(entry.client()))
        && (sender.isEmpty() || holds(entry.from(), sender.get()))
        && (recipient.isEmpty() || entry.to().stream().anyMatch(to -> holds(to, recipient.get())))
        && (since.isEmpty() || !entry.time().isBefore(since.get()))
        && (until.isEmpty() || entry.time().isBefore(until.get()));
  }

  private static boolean holds(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part);
  }
}
