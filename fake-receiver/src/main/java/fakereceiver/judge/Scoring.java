package fakereceiver.judge;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a receiver that adds up faults comes to a decision, once it has the message. Immutable.
 *
 * @param start what every attempt has before anything is found
 * @param symbols what it makes of faults and of their combinations, beside the weight that a
 *     decision about a rule may have
 * @param thresholds what it does from which sum on
 */
public record Scoring(double start, List<Symbol> symbols, List<Threshold> thresholds) {

  /**
   * Something that weighs, as the receiver itself calls it.
   *
   * @param name the receiver's name for it
   * @param weight what it adds, or takes away when negative
   * @param when when it is there
   */
  public record Symbol(String name, double weight, Condition when) {}

  /**
   * What is done with a sum.
   *
   * @param from the least sum
   * @param consequence what is done from there on
   */
  public record Threshold(double from, Consequence consequence) {}

  /**
   * What adds to a sum, or takes away.
   *
   * @param name a symbol, or the id of a rule
   * @param weight how much
   * @param rules the ids of the rules behind it
   */
  record Part(String name, double weight, List<String> rules) {}

  /**
   * A sum and what it is made of.
   *
   * @param sum the sum
   * @param parts what each fault adds or takes away, by symbol or rule id
   * @param because the rules behind what it adds, those behind the heaviest first
   * @param reached the highest threshold that the sum reaches
   */
  public record Score(
      double sum, Map<String, Double> parts, List<String> because, Optional<Threshold> reached) {

    /** Copies the parts, keeping their order. */
    public Score {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
      because = List.copyOf(because);
    }

    /** The sum and its parts in one line: {@code 6.3 = -0.3 + RDNS_NONE 1 + HFILTER_HELO_5 3}. */
    public String text() {
      double start = sum;
      StringBuilder terms = new StringBuilder();
      for (Map.Entry<String, Double> part : parts.entrySet()) {
        double weight = part.getValue();
        start -= weight;
        terms
            .append(weight < 0 ? " - " : " + ")
            .append(part.getKey())
            .append(' ')
            .append(number(Math.abs(weight)));
      }
      StringBuilder text = new StringBuilder(number(sum));
      text.append(" = ").append(number(start)).append(terms);
      reached.ifPresent(
          threshold ->
              text.append("; ")
                  .append(threshold.consequence().action().word())
                  .append(" from ")
                  .append(number(threshold.from()))
                  .append(" on"));
      return text.toString();
    }

    private static String number(double value) {
      return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(Math.abs(value) < EPSILON ? 0 : value);
    }
  }

  /** Sums that differ by less than this are the same: weights are decimal fractions. */
  private static final double EPSILON = 1e-6;

  public Scoring {
    symbols = List.copyOf(symbols);
    thresholds = List.copyOf(thresholds);
  }

  /** The sum of {@code weighed}, of the symbols that are there and of {@link #start}. */
  Score of(List<Part> weighed, Facts facts) {
    List<Part> parts = new ArrayList<>(weighed);
    for (Symbol symbol : symbols) {
      if (symbol.when().holds(facts)) {
        parts.add(new Part(symbol.name(), symbol.weight(), symbol.when().behind(facts)));
      }
    }
    double sum = start;
    Map<String, Double> byName = new LinkedHashMap<>();
    for (Part part : parts) {
      sum += part.weight();
      byName.put(part.name(), part.weight());
    }
    return new Score(Math.round(sum * 1000) / 1000.0, byName, because(parts), reached(sum));
  }

  private static List<String> because(List<Part> parts) {
    List<Part> heaviest = new ArrayList<>(parts);
    heaviest.removeIf(part -> part.weight() <= 0);
    heaviest.sort((one, other) -> Double.compare(other.weight(), one.weight()));
    Set<String> rules = new LinkedHashSet<>();
    heaviest.forEach(part -> rules.addAll(part.rules()));
    return List.copyOf(rules);
  }

  private Optional<Threshold> reached(double sum) {
    Optional<Threshold> reached = Optional.empty();
    for (Threshold threshold : thresholds) {
      if (sum + EPSILON >= threshold.from()
          && reached.filter(r -> r.from() > threshold.from()).isEmpty()) {
        reached = Optional.of(threshold);
      }
    }
    return reached;
  }
}
