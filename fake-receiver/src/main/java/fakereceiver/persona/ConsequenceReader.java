package fakereceiver.persona;

import fakereceiver.judge.Action;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Source;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Wording;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what is done about one fault: {@code action}, {@code reply}, {@code seen}, {@code weight}.
 */
final class ConsequenceReader {

  /** All but {@code accept}: a rule that is not to matter is not listed. */
  private static final List<Action> ACTIONS =
      Stream.of(Action.values()).filter(action -> action != Action.ACCEPT).toList();

  private static final List<String> TROUBLE_KEYS =
      List.of("action", "reply", "weight", "at", "if-permitted", "source");

  /** What becomes of DNS trouble when the file says nothing about it. */
  static final Consequence NOTED =
      Consequence.note(0, new Source(Source.Certainty.INVENTED, "nothing is said of DNS trouble"));

  private ConsequenceReader() {}

  /**
   * What is done about DNS trouble; the source is that of the rule, unless it has one of its own.
   */
  static Optional<Consequence> ofTrouble(YamlMap map, Source ofRule) {
    map.allowOnly("one of", TROUBLE_KEYS);
    Source source = RuleReader.source(map.text("source")).orElse(ofRule);
    Optional<Stage> at = RuleReader.stage(map);
    boolean ifPermitted = map.flag("if-permitted").orElse(false);
    return read(map, source).map(consequence -> consequence.at(at, ifPermitted));
  }

  /** Empty when something is wrong, which is noted. */
  static Optional<Consequence> read(YamlMap map, Source source) {
    double weight = map.number("weight").orElse(0.0);
    Optional<Action> action =
        map.needText("action").flatMap(text -> text.oneOf(ACTIONS, Action::word));
    Optional<YamlText> words = map.text("reply");
    if (action.isEmpty()) {
      return Optional.empty();
    }
    if (!action.get().refuses()) {
      for (String key : List.of("reply", "seen")) {
        if (map.has(key)) {
          map.problem(key, "found one, expected none with action " + action.get().word());
        }
      }
      return Optional.of(Consequence.quiet(action.get(), weight, source));
    }
    if (!map.has("reply")) {
      map.problem("reply", "found nothing, expected one with action " + action.get().word());
    }
    Optional<ReplyText> reply =
        words.flatMap(text -> Replies.read(text, action.get() == Action.DEFER ? 4 : 5));
    List<Wording> seen =
        map.texts("seen").stream()
            .flatMap(
                text -> text.as("a reply such as 450 4.2.0 Greylisted, ...", Wording::new).stream())
            .toList();
    return reply.map(text -> Consequence.refusal(action.get(), text, source).seenAs(seen));
  }
}
