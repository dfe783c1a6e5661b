package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What each rule found last, in whatever session: who finds the same takes that one. Nearly all
 * findings on a message are the same as on the one before it, and a receiver that remembers a
 * thousand mails would have a hundred objects for each, for the garbage collector to copy. Safe for
 * several threads.
 */
final class LastFindings {

  /** Longer text is one client's own, and is not kept for it. */
  private static final int MAX_TEXT = 200;

  private static final int MAX_OBSERVATIONS = 20;

  /** Of all answers together: larger ones are few domains' own, and not kept, either. */
  private static final long MAX_OCTETS = 10_000;

  /** By the number of the rule; where several judge together, by its place ({@link Alike}). */
  private final AtomicReferenceArray<Finding> last;

  /** Of rules that have not looked yet. */
  LastFindings(int rules) {
    last = new AtomicReferenceArray<>(rules);
  }

  /** The finding, or an equal one from before. */
  Finding shared(int rule, Finding found) {
    Finding before = last.get(rule);
    if (found.equals(before)) {
      return before;
    }
    if (isSmall(found)) {
      last.lazySet(rule, found);
    }
    return found;
  }

  /** Whether it may be kept for others. */
  static boolean isSmall(Finding found) {
    List<Observation> observations = found.outcome().evidence().observations();
    if (observations.size() > MAX_OBSERVATIONS
        || !isSmall(found.about())
        || !isSmall(found.outcome().remedy().orElse(""))) {
      return false;
    }
    long octets = 0;
    for (Observation observation : observations) {
      if (observation instanceof Observation.Lookup lookup) {
        octets += lookup.answer().octets();
      } else if (observation instanceof Observation.Given given
          && (!isSmall(given.what()) || !isSmall(given.value()))) {
        return false;
      }
    }
    return octets <= MAX_OCTETS;
  }

  private static boolean isSmall(Object value) {
    return value instanceof String text
        ? text.length() <= MAX_TEXT
        : value instanceof Number || value instanceof DomainName;
  }
}
