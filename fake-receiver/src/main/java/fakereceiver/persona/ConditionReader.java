package fakereceiver.persona;

import fakereceiver.judge.Condition;
import fakereceiver.judge.Condition.NullSender;
import fakereceiver.yaml.Nearest;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads when a decision counts. */
final class ConditionReader {

  static final List<String> KEYS =
      List.of("with", "with-all", "passed", "unless", "exempt-clients", "null-sender");

  private final Set<String> knownRules;

  ConditionReader(Set<String> knownRules) {
    this.knownRules = knownRules;
  }

  /** What is not said is as in {@code old}. */
  Condition read(YamlMap map, Condition old) {
    return new Condition(
        rules(map, "with", old.with()),
        rules(map, "with-all", old.withAll()),
        rules(map, "passed", old.passed()),
        rules(map, "unless", old.unless()),
        map.text("exempt-clients")
            .flatMap(text -> text.oneOf(List.of("spared", "checked"), word -> word))
            .map("spared"::equals)
            .orElse(old.sparesExempt()),
        map.text("null-sender")
            .flatMap(text -> text.oneOf(List.of(NullSender.values()), NullSender::word))
            .orElse(old.nullSender()));
  }

  private Set<String> rules(YamlMap map, String key, Set<String> old) {
    if (!map.has(key)) {
      return old;
    }
    Set<String> rules = new TreeSet<>();
    for (YamlText text : map.texts(key)) {
      if (knownRules.contains(text.value())) {
        rules.add(text.value());
      } else {
        text.expected("the id of a rule" + Nearest.hint(text.value(), knownRules));
      }
    }
    return rules;
  }
}
