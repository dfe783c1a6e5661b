package fakereceiver.persona;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Scoring.Threshold;
import fakereceiver.judge.Source;
import fakereceiver.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a receiver adds up faults: the part {@code scores} of a persona file. */
final class ScoringReader {

  private static final List<String> KEYS = List.of("start", "thresholds");
  private static final List<String> THRESHOLD_KEYS = List.of("action", "reply", "source");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}(\\.[0-9]{1,3})?");

  private ScoringReader() {}

  /** Empty when the file says nothing about scores, or something wrong, which is noted. */
  static Optional<Scoring> read(YamlMap file) {
    return file.map("scores").map(ScoringReader::scoring);
  }

  private static Scoring scoring(YamlMap scores) {
    scores.allowOnly("one of", KEYS);
    double start = scores.number("start").orElse(0.0);
    List<Threshold> thresholds = new ArrayList<>();
    scores.needMap("thresholds").ifPresent(map -> read(map, thresholds));
    return new Scoring(start, thresholds);
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
    return map.needText("source")
        .flatMap(text -> text.as("a source", Source::of))
        .flatMap(source -> ConsequenceReader.read(map, source));
  }
}
