package fakereceiver.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a judge in the order of their stages, each with a number: what a hearing goes
 * through for every mail is found by it, not by name. Immutable.
 */
final class Docket {

  private final List<Rule> rules;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] starts = new int[Stage.values().length + 1];

  /** Those rules; of a stage, in that order. */
  Docket(List<Rule> book) {
    List<Rule> sorted = new ArrayList<>(book);
    sorted.sort(Comparator.comparing(Rule::stage));
    rules = List.copyOf(sorted);
    for (int number = 0; number < rules.size(); number++) {
      numbers.put(rules.get(number).id(), number);
      starts[rules.get(number).stage().ordinal() + 1] = number + 1;
    }
    for (int stage = 1; stage < starts.length; stage++) {
      starts[stage] = Math.max(starts[stage], starts[stage - 1]);
    }
  }

  int size() {
    return rules.size();
  }

  Rule rule(int number) {
    return rules.get(number);
  }

  /** Whether there is a rule of that name. */
  boolean has(String id) {
    return numbers.containsKey(id);
  }

  /**
   * The number of a rule.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("there is no rule " + id);
    }
    return number;
  }

  /** The number of the first rule of a stage, or of what comes after it. */
  int start(Stage stage) {
    return starts[stage.ordinal()];
  }

  /** The number after the last rule of a stage. */
  int end(Stage stage) {
    return starts[stage.ordinal() + 1];
  }
}
