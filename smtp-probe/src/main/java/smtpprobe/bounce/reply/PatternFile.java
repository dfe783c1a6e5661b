package smtpprobe.bounce.reply;

import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.match.Fragments;

/** Reads the YAML files that say what words and codes mean. */
final class PatternFile {

  private PatternFile() {}

  /** An example in a file, and the pattern that it is for. */
  record Example(String pattern, List<String> causes, String text) {}

  /** The patterns of one file, in its order. */
  static List<CausePattern> read(String file) {
    List<CausePattern> patterns = new ArrayList<>();
    YamlMap all = map(file, "patterns");
    for (String name : all.keys()) {
      YamlMap one = all.map(name).orElseThrow();
      Certainty certainty =
          text(one, "certainty").isPresent() ? Certainty.LIKELY : Certainty.CERTAIN;
      for (YamlText words : one.texts("words")) {
        patterns.add(
            new CausePattern(
                name,
                list(one, "cause"),
                text(one, "receiver"),
                list(one, "at"),
                Fragments.of(words.value()),
                list(one, "code"),
                -1,
                false,
                certainty,
                text(one, "source").orElse("")));
      }
    }
    return patterns;
  }

  static List<Example> examples(String file) {
    YamlMap all = map(file, "patterns");
    return all.keys().stream()
        .map(
            name -> {
              YamlMap one = all.map(name).orElseThrow();
              return new Example(name, list(one, "cause"), text(one, "example").orElse(""));
            })
        .toList();
  }

  /** The words that tell receivers apart, by the name of the receiver. */
  static Map<String, List<Fragments>> receivers() {
    Map<String, List<Fragments>> receivers = new LinkedHashMap<>();
    YamlMap all = map(BounceFiles.RECEIVERS, "receivers");
    for (String name : all.keys()) {
      receivers.put(
          name,
          all.map(name).orElseThrow().texts("words").stream()
              .map(words -> Fragments.of(words.value()))
              .toList());
    }
    return receivers;
  }

  /**
   * The causes of statuses, {@code 1.1} to {@code recipient-unknown}, by receiver; those of the
   * registry by no name.
   */
  static Map<String, Map<String, String>> statuses() {
    Problems problems = new Problems(BounceFiles.STATUSES);
    Optional<YamlMap> file = BounceFiles.read(BounceFiles.STATUSES, problems);
    Map<String, Map<String, String>> statuses = new LinkedHashMap<>();
    file.flatMap(map -> map.map("registry")).ifPresent(map -> statuses.put("", table(map)));
    file.flatMap(map -> map.map("at"))
        .ifPresent(
            at ->
                at.keys()
                    .forEach(
                        name -> at.map(name).ifPresent(map -> statuses.put(name, table(map)))));
    refuse(problems);
    return statuses;
  }

  private static Map<String, String> table(YamlMap map) {
    Map<String, String> table = new LinkedHashMap<>();
    map.keys().forEach(key -> text(map, key).ifPresent(id -> table.put(key, id)));
    return table;
  }

  private static YamlMap map(String file, String key) {
    Problems problems = new Problems(file);
    Optional<YamlMap> map = BounceFiles.read(file, problems).flatMap(m -> m.map(key));
    refuse(problems);
    return map.orElseThrow(() -> new IllegalStateException(file + " has no " + key));
  }

  private static void refuse(Problems problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.text(key).map(YamlText::value).map(String::strip);
  }

  private static List<String> list(YamlMap map, String key) {
    return text(map, key).map(text -> List.of(text.split(" ", -1))).orElse(List.of());
  }
}
