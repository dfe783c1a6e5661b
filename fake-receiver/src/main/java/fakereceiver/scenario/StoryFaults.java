package fakereceiver.scenario;

import fakereceiver.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules find in a story, whoever decides: compared once for the story, and not once for
 * each persona that merely notes it. Immutable.
 *
 * @param failed the ids of the rules whose fault is there
 * @param undecided the ids of the rules that DNS leaves without an answer
 */
public record StoryFaults(Set<String> failed, Set<String> undecided) {

  public StoryFaults {
    failed = Set.copyOf(failed);
    undecided = Set.copyOf(undecided);
  }

  /** What is different in {@code findings}, one sentence each; empty when it is as told. */
  public List<String> differences(Findings findings) {
    List<String> differences = new ArrayList<>();
    differ("faults", failed, findings.failed().ids(), differences);
    differ("undecided", undecided, findings.undecided().ids(), differences);
    return differences;
  }

  private static void differ(
      String what, Set<String> told, Set<String> found, List<String> differences) {
    Set<String> appeared = without(found, told);
    if (!appeared.isEmpty()) {
      differences.add(what + " that are found and not told: " + appeared);
    }
    Set<String> vanished = without(told, found);
    if (!vanished.isEmpty()) {
      differences.add(what + " that are told and not found: " + vanished);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
