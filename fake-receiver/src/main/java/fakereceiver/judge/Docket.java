package fakereceiver.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of a judge in the order of their stages, each with a number: what a hearing goes
 * through for every mail is found by it, not by name. Immutable.
 */
final class Docket {

  private final List<Rule> rules;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Stage, Range> ranges = new EnumMap<>(Stage.class);

  /** The numbers of the rules of one stage, the end excluded. */
  private record Range(int start, int end) {}

  /** Those rules; of a stage, in that order. */
  Docket(List<Rule> book) {
    List<Rule> sorted = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      int start = sorted.size();
      book.stream().filter(rule -> rule.stage() == stage).forEach(sorted::add);
      ranges.put(stage, new Range(start, sorted.size()));
    }
    rules = List.copyOf(sorted);
    for (int number = 0; number < rules.size(); number++) {
      numbers.put(rules.get(number).id(), number);
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
    return range(stage).start();
  }

  /** The number after the last rule of a stage. */
  int end(Stage stage) {
    return range(stage).end();
  }

  private Range range(Stage stage) {
    return Objects.requireNonNull(ranges.get(stage), "every stage has one");
  }
}
