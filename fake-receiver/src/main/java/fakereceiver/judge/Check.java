package fakereceiver.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One rule as one persona uses it.
 *
 * @param rule the rule
 * @param decision what the persona has decided about it
 * @param known when enough is known to look, and to speak of what was found
 * @param usual when the persona speaks of faults, where its decision does not say
 */
record Check(Rule rule, Decision decision, Stage known, Stage usual) {

  private static final Consequence NOTED = Consequence.note(0, Source.NOT_LISTED);

  private static final Consequence NOTHING = Consequence.quiet(Action.ACCEPT, 0, Source.NOT_LISTED);

  /** The persona's own order of checks, then the rules that it does not list. */
  static List<Check> inOrder(List<Rule> rules, Persona persona) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    List<Check> checks = new ArrayList<>();
    persona
        .decisions()
        .forEach(
            (id, decision) -> {
              Rule rule = byId.get(id);
              if (rule != null) {
                checks.add(
                    new Check(rule, decision, known(rule, decision, byId), persona.speaksAt()));
              }
            });
    byId.keySet().removeAll(persona.decisions().keySet());
    byId.values()
        .forEach(
            rule ->
                checks.add(
                    new Check(rule, Decision.always(NOTED, NOTED), rule.stage(), rule.stage())));
    return checks;
  }

  /** Nobody can speak of a fault before it is known, nor before its conditions are. */
  private static Stage known(Rule rule, Decision decision, Map<String, Rule> byId) {
    Stage known = rule.stage();
    for (String other : decision.condition().rules()) {
      known = byId.containsKey(other) ? later(known, byId.get(other).stage()) : known;
    }
    return known;
  }

  private static Stage later(Stage one, Stage other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  String id() {
    return rule.id();
  }

  /** Whether a refusal can be due at {@code stage}. */
  boolean mayRefuseAt(Stage stage) {
    return mayRefuseAt(stage, decision.failed()) || mayRefuseAt(stage, decision.undecided());
  }

  private boolean mayRefuseAt(Stage stage, Consequence consequence) {
    return consequence.action().refuses() && speaksAt(consequence) == stage;
  }

  /** When it speaks of {@code consequence}. */
  Stage speaksAt(Consequence consequence) {
    return later(consequence.at().or(decision::at).orElse(usual), known);
  }

  /** What follows from what is known so far. */
  Consequence consequence(Condition.Facts facts) {
    return switch (facts.result(id())) {
      case FAILED -> decision.condition().holds(facts) ? decision.failed() : NOTHING;
      case UNDECIDED -> decision.condition().holds(facts) ? decision.undecided() : NOTHING;
      case PASSED, SKIPPED -> NOTHING;
    };
  }
}
