package fakereceiver.persona;

import fakereceiver.judge.Condition;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Scoring.Symbol;
import fakereceiver.judge.Scoring.Threshold;
import fakereceiver.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how a receiver adds up faults: the part {@code scores} of a persona file. */
final class ScoringReader {

  static final List<String> KEYS = List.of("start", "symbols", "thresholds");
  private static final List<String> SYMBOL_KEYS =
      Stream.concat(Stream.of("weight"), ConditionReader.KEYS.stream()).toList();
  private static final List<String> THRESHOLD_KEYS = List.of("action", "reply", "source");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}(\\.[0-9]{1,3})?");

  private ScoringReader() {}

  /**
   * What the file does not say of scores is as in {@code base}; empty when neither says anything,
   * or the file something wrong, which is noted.
   */
  static Optional<Scoring> read(YamlMap file, Set<String> knownRules, Optional<Scoring> base) {
    return file.map("scores").map(map -> scoring(map, knownRules, base)).or(() -> base);
  }

  private static Scoring scoring(YamlMap scores, Set<String> knownRules, Optional<Scoring> base) {
    scores.allowOnly("one of", KEYS);
    double start = scores.number("start").or(() -> base.map(Scoring::start)).orElse(0.0);
    List<Symbol> symbols = new ArrayList<>(base.map(Scoring::symbols).orElse(List.of()));
    scores.map("symbols").ifPresent(map -> read(map, new ConditionReader(knownRules), symbols));
    List<Threshold> thresholds = new ArrayList<>();
    if (scores.has("thresholds") || base.isEmpty()) {
      scores.needMap("thresholds").ifPresent(map -> read(map, thresholds));
    } else {
      thresholds.addAll(base.get().thresholds());
    }
    return new Scoring(start, symbols, thresholds);
  }

  /** A symbol takes the place of one of the same name. */
  private static void read(YamlMap map, ConditionReader conditions, List<Symbol> into) {
    for (String name : map.keys()) {
      Optional<YamlMap> what = map.map(name);
      what.ifPresent(symbol -> symbol.allowOnly("one of", SYMBOL_KEYS));
      what.flatMap(
              symbol -> {
                if (!symbol.has("weight")) {
                  symbol.needText("weight");
                }
                return symbol
                    .number("weight")
                    .map(
                        weight ->
                            new Symbol(name, weight, conditions.read(symbol, Condition.ALWAYS)));
              })
          .ifPresent(
              symbol -> {
                into.removeIf(old -> old.name().equals(symbol.name()));
                into.add(symbol);
              });
    }
  }

  private static void read(YamlMap thresholds, List<Threshold> into) {
    for (String from : thresholds.keys()) {
      if (!NUMBER.matcher(from).matches()) {
        thresholds.problem(from, "found a key, expected a sum such as 6 or 4.5");
        continue;
      }
      Optional<YamlMap> what = thresholds.map(from);
      what.ifPresent(map -> map.allowOnly("one of", THRESHOLD_KEYS));
      what.flatMap(ScoringReader::consequence)
          .ifPresent(threshold -> into.add(new Threshold(Double.parseDouble(from), threshold)));
    }
  }

  private static Optional<Consequence> consequence(YamlMap map) {
    return RuleReader.source(map.needText("source"))
        .flatMap(source -> ConsequenceReader.read(map, source));
  }
}
