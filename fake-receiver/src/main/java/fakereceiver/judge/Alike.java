package fakereceiver.judge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * In what several personas are alike, so far as rules may look at it: each finding that may differ
 * has a place, and personas for which it is the same have the same one. Immutable.
 */
final class Alike {

  /** By persona. */
  private final int[] eyes;

  /** By rule, then by persona: the part of it that the rule looks at. */
  private final int[][] parts;

  /** By rule: its first place, and that where the eyes begin to matter. */
  private final int[] starts;

  private final int[] startsOfEyes;
  private final int allEyes;

  Alike(Docket docket, List<Persona> personas) {
    eyes = numbers(personas, Persona::sight);
    allEyes = most(eyes);
    int[] habits = numbers(personas, Persona::habits);
    Map<Heed, int[]> heeded = new EnumMap<>(Heed.class);
    for (Heed heed : Heed.values()) {
      heeded.put(heed, numbers(personas, persona -> heed.of(persona.receiver())));
    }
    parts = new int[docket.size()][];
    starts = new int[docket.size() + 1];
    startsOfEyes = new int[docket.size()];
    for (int number = 0; number < docket.size(); number++) {
      Rule rule = docket.rule(number);
      parts[number] =
          rule.looksAtAcquaintance()
              ? habits
              : Objects.requireNonNull(heeded.get(rule.heed()), "every part is numbered");
      startsOfEyes[number] = starts[number] + most(parts[number]);
      starts[number + 1] = startsOfEyes[number] + most(parts[number]) * allEyes;
    }
  }

  /** Equal ones have the same number, from 0 on. */
  private static int[] numbers(List<Persona> personas, Function<Persona, Object> part) {
    Map<Object, Integer> known = new HashMap<>();
    int[] numbers = new int[personas.size()];
    for (int i = 0; i < numbers.length; i++) {
      Integer before = known.putIfAbsent(part.apply(personas.get(i)), known.size());
      numbers[i] = before == null ? known.size() - 1 : before;
    }
    return numbers;
  }

  private static int most(int[] numbers) {
    int most = 0;
    for (int number : numbers) {
      most = Math.max(most, number + 1);
    }
    return most;
  }

  /** How many ways to look at DNS there are. */
  int allEyes() {
    return allEyes;
  }

  /** The number of a persona's way to look at DNS. */
  int eyes(int persona) {
    return eyes[persona];
  }

  /** The first place of a rule; of one more than there are, how many places there are. */
  int start(int rule) {
    return starts[rule];
  }

  /** The place of what a rule finds for a persona without having looked at DNS. */
  int place(int rule, int persona) {
    return starts[rule] + parts[rule][persona];
  }

  /** The place of what it finds when it has. */
  int placeByEyes(int rule, int persona) {
    return startsOfEyes[rule] + parts[rule][persona] * allEyes + eyes[persona];
  }
}
