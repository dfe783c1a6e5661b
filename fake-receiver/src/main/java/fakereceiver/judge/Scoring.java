package fakereceiver.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a receiver that adds up faults comes to a decision, once it has the message. Immutable.
 *
 * @param start what every attempt has before anything is found
 * @param thresholds what it does from which sum on
 */
public record Scoring(double start, List<Threshold> thresholds) {

  /**
   * What is done with a sum.
   *
   * @param from the least sum
   * @param consequence what is done from there on
   */
  public record Threshold(double from, Consequence consequence) {}

  /**
   * A sum and what it is made of.
   *
   * @param sum the sum
   * @param parts what each fault adds or takes away, by rule id
   * @param reached the highest threshold that the sum reaches
   */
  public record Score(double sum, Map<String, Double> parts, Optional<Threshold> reached) {

    /** Copies the parts, keeping their order. */
    public Score {
      parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The rules that add to it, the heaviest first. */
    List<String> heaviest() {
      List<String> rules = new ArrayList<>();
      parts.entrySet().stream()
          .filter(part -> part.getValue() > 0)
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .forEach(part -> rules.add(part.getKey()));
      return rules;
    }
  }

  /** Sums that differ by less than this are the same: weights are decimal fractions. */
  private static final double EPSILON = 1e-6;

  /** Copies the list. */
  public Scoring {
    thresholds = List.copyOf(thresholds);
  }

  /** The sum of {@code parts} and of {@link #start}. */
  Score of(Map<String, Double> parts) {
    double sum = start + parts.values().stream().mapToDouble(Double::doubleValue).sum();
    Optional<Threshold> reached = Optional.empty();
    for (Threshold threshold : thresholds) {
      if (sum + EPSILON >= threshold.from()
          && reached.filter(r -> r.from() > threshold.from()).isEmpty()) {
        reached = Optional.of(threshold);
      }
    }
    return new Score(Math.round(sum * 1000) / 1000.0, parts, reached);
  }
}
