package fakereceiver.judge;

import fakereceiver.finding.Outcome.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When a persona's decision about a rule counts at all: servers join their checks with
 * <em>and</em>, leave some out after others, and spare some clients.
 *
 * @param with it counts only when one of these rules has not passed either; always, if empty
 * @param withAll it counts only when each of these rules shows its fault
 * @param passed it counts only when each of these rules has passed
 * @param unless it does not count when one of these rules shows its fault
 * @param sparesExempt whether clients that the persona exempts are spared
 * @param nullSender what becomes of mail with the null reverse-path
 */
public record Condition(
    Set<String> with,
    Set<String> withAll,
    Set<String> passed,
    Set<String> unless,
    boolean sparesExempt,
    NullSender nullSender) {

  /** Counts always. */
  public static final Condition ALWAYS =
      new Condition(Set.of(), Set.of(), Set.of(), Set.of(), false, NullSender.CHECKED);

  /** What a decision means for the null reverse-path, which bounces have. */
  public enum NullSender {
    /** It makes no difference. */
    CHECKED,
    /** The decision does not count for it. */
    SPARED,
    /** The decision counts for nothing else. */
    ONLY;

    /** The word for it in persona files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean allows(boolean senderIsNull) {
      return this == CHECKED || (this == ONLY) == senderIsNull;
    }
  }

  public Condition {
    with = Set.copyOf(with);
    withAll = Set.copyOf(withAll);
    passed = Set.copyOf(passed);
    unless = Set.copyOf(unless);
  }

  /** The rules on which it depends. */
  Set<String> rules() {
    Set<String> rules = new HashSet<>(with);
    rules.addAll(withAll);
    rules.addAll(passed);
    rules.addAll(unless);
    return rules;
  }

  boolean holds(Facts facts) {
    return !(sparesExempt && facts.clientIsExempt())
        && nullSender.allows(facts.senderIsNull())
        && (with.isEmpty() || !areFine(with, facts))
        && all(withAll, Result.FAILED, facts)
        && all(passed, Result.PASSED, facts)
        && none(unless, Result.FAILED, facts);
  }

  // Loops, since a stream takes longer to set up than these sets to go through.

  private static boolean areFine(Set<String> rules, Facts facts) {
    for (String rule : rules) {
      if (!facts.isFine(rule)) {
        return false;
      }
    }
    return true;
  }

  private static boolean all(Set<String> rules, Result wanted, Facts facts) {
    for (String rule : rules) {
      if (facts.result(rule) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean none(Set<String> rules, Result unwanted, Facts facts) {
    for (String rule : rules) {
      if (facts.result(rule) == unwanted) {
        return false;
      }
    }
    return true;
  }

  /** The rules that make it hold, in the order of their names. */
  List<String> behind(Facts facts) {
    Set<String> rules = new HashSet<>(with);
    rules.addAll(withAll);
    return rules.stream().filter(rule -> !facts.isFine(rule)).sorted().toList();
  }
}
