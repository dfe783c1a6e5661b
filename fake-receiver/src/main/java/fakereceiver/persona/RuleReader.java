package fakereceiver.persona;

import fakereceiver.judge.Action;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Stage;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a persona does about each fault, and about DNS trouble. */
final class RuleReader {

  /** All but {@code accept}: a rule that is not to matter is not listed. */
  private static final List<Action> ACTIONS =
      Stream.of(Action.values()).filter(action -> action != Action.ACCEPT).toList();

  private static final List<String> RULE_KEYS =
      List.of("action", "reply", "at", "undecided", "source");
  private static final List<String> UNDECIDED_KEYS = List.of("action", "reply", "source");

  /** What becomes of DNS trouble when the file says nothing about it. */
  private static final Consequence NOTED =
      new Consequence(Action.NOTE, Optional.empty(), "not listed");

  private final YamlMap file;
  private final Set<String> knownRules;

  RuleReader(YamlMap file, Set<String> knownRules) {
    this.file = file;
    this.knownRules = new TreeSet<>(knownRules);
  }

  /** The decisions in the order of the file, without those that are wrong. */
  Map<String, Decision> decisions() {
    Consequence undecided = file.map("undecided").flatMap(RuleReader::undecided).orElse(NOTED);
    Map<String, Decision> decisions = new LinkedHashMap<>();
    Optional<YamlMap> rules = file.needMap("rules");
    if (rules.isPresent()) {
      rules.get().allowOnly("the id of a rule", knownRules);
      for (String id : rules.get().keys()) {
        rules
            .get()
            .map(id)
            .flatMap(rule -> decision(rule, undecided))
            .ifPresent(decision -> decisions.put(id, decision));
      }
    }
    return decisions;
  }

  private static Optional<Decision> decision(YamlMap rule, Consequence generallyUndecided) {
    rule.allowOnly("one of", RULE_KEYS);
    String source = rule.needText("source").map(YamlText::value).orElse("");
    Optional<Stage> at =
        rule.text("at").flatMap(text -> text.oneOf(List.of(Stage.values()), Stage::word));
    Optional<Consequence> own = rule.map("undecided").flatMap(RuleReader::undecided);
    return consequence(rule, source)
        .map(
            failed ->
                new Decision(
                    failed,
                    own.orElse(failed.action().refuses() ? generallyUndecided : NOTED),
                    at));
  }

  private static Optional<Consequence> undecided(YamlMap undecided) {
    undecided.allowOnly("one of", UNDECIDED_KEYS);
    String source =
        undecided.text("source").map(YamlText::value).orElse("as for DNS trouble in general");
    return consequence(undecided, source);
  }

  private static Optional<Consequence> consequence(YamlMap map, String source) {
    Optional<Action> action =
        map.needText("action").flatMap(text -> text.oneOf(ACTIONS, Action::word));
    Optional<YamlText> words = map.text("reply");
    if (action.isEmpty()) {
      return Optional.empty();
    }
    if (!action.get().refuses()) {
      if (map.has("reply")) {
        map.problem("reply", "found one, expected none with action " + action.get().word());
      }
      return Optional.of(new Consequence(action.get(), Optional.empty(), source));
    }
    if (!map.has("reply")) {
      map.problem("reply", "found nothing, expected one with action " + action.get().word());
    }
    Optional<ReplyText> reply =
        words.flatMap(text -> Replies.read(text, action.get() == Action.DEFER ? 4 : 5));
    return reply.map(text -> new Consequence(action.get(), reply, source));
  }
}
