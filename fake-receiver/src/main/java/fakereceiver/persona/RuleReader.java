package fakereceiver.persona;

import fakereceiver.judge.Condition;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Source;
import fakereceiver.judge.Stage;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a persona does about each fault, and about DNS trouble. */
final class RuleReader {

  static final List<String> KEYS =
      Stream.concat(
              Stream.of("action", "reply", "seen", "weight", "at", "undecided", "source"),
              ConditionReader.KEYS.stream())
          .toList();

  /** Says that DNS trouble is treated as the fault itself is. */
  private static final String SAME = "same";

  private final YamlMap file;
  private final Set<String> knownRules;
  private final ConditionReader conditions;
  private final Map<String, Decision> base;
  private final Optional<YamlMap> generallyUndecided;
  private final Optional<Source> generalSource;

  /** Reads on top of {@code base}: what the persona decides that this one extends. */
  RuleReader(YamlMap file, Set<String> knownRules, Map<String, Decision> base) {
    this.file = file;
    this.knownRules =
        knownRules instanceof SortedSet<String> sorted ? sorted : new TreeSet<>(knownRules);
    this.conditions = new ConditionReader(this.knownRules);
    this.base = base;
    this.generallyUndecided = file.map("undecided");
    this.generalSource = source(file.text("source"));
  }

  /**
   * The decisions in the order of the file, then those of the base; without those that are wrong.
   */
  Map<String, Decision> decisions() {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    Optional<YamlMap> rules = file.has("extends") ? file.map("rules") : file.needMap("rules");
    if (rules.isPresent()) {
      rules.get().allowOnly("the id of a rule", knownRules);
      for (String id : rules.get().keys()) {
        rules
            .get()
            .map(id)
            .flatMap(rule -> decision(rule, Optional.ofNullable(base.get(id))))
            .ifPresent(decision -> decisions.put(id, decision));
      }
    }
    base.forEach(decisions::putIfAbsent);
    return decisions;
  }

  /** A rule without an action is that of the base in a new place, or at another stage. */
  private Optional<Decision> decision(YamlMap rule, Optional<Decision> inherited) {
    rule.allowOnly("one of", KEYS);
    Optional<Stage> at = stage(rule).or(() -> inherited.flatMap(Decision::at));
    if (inherited.isPresent() && !rule.has("action")) {
      Decision old = inherited.get();
      return Optional.of(
          new Decision(
              old.failed(),
              undecided(rule, old.failed()).orElse(old.undecided()),
              at,
              conditions.read(rule, old.condition())));
    }
    Optional<Source> source = source(rule.text("source")).or(() -> generalSource);
    if (source.isEmpty() && !file.has("source")) {
      rule.needText("source");
    }
    return ConsequenceReader.read(rule, source.orElse(ConsequenceReader.NOTED.source()))
        .map(
            failed ->
                new Decision(
                    failed,
                    undecided(rule, failed).orElseGet(() -> inGeneral(failed)),
                    at,
                    conditions.read(rule, Condition.ALWAYS)));
  }

  static Optional<Source> source(Optional<YamlText> text) {
    return text.flatMap(t -> t.as("a source", Source::of));
  }

  static Optional<Stage> stage(YamlMap map) {
    return map.text("at").flatMap(text -> text.oneOf(List.of(Stage.values()), Stage::word));
  }

  /** What the rule itself says of DNS trouble. */
  private static Optional<Consequence> undecided(YamlMap rule, Consequence failed) {
    if (rule.isText("undecided")) {
      return rule.text("undecided")
          .flatMap(text -> text.oneOf(List.of(SAME), word -> word))
          .map(same -> failed);
    }
    return rule.map("undecided").flatMap(map -> ConsequenceReader.ofTrouble(map, failed.source()));
  }

  /** What the file says of DNS trouble in general holds for rules that refuse. */
  private Consequence inGeneral(Consequence failed) {
    return failed.action().refuses()
        ? generallyUndecided
            .flatMap(map -> ConsequenceReader.ofTrouble(map, failed.source()))
            .orElse(ConsequenceReader.NOTED)
        : ConsequenceReader.NOTED;
  }
}
