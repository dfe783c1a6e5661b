package fakereceiver.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * One rule as one persona uses it.
 *
 * @param rule the rule
 * @param number its number
 * @param decision what the persona has decided about it
 * @param known when enough is known to look, and to speak of what was found
 * @param usual when the persona speaks of faults, where its decision does not say
 */
record Check(Rule rule, int number, Decision decision, Stage known, Stage usual) {

  private static final Consequence NOTED = Consequence.note(0, Source.NOT_LISTED);

  private static final Decision ALWAYS_NOTED = Decision.always(NOTED, NOTED);

  private static final Consequence NOTHING = Consequence.quiet(Action.ACCEPT, 0, Source.NOT_LISTED);

  /** The persona's own order of checks, then the rules that it does not list, in theirs. */
  static List<Check> inOrder(List<Rule> rules, Docket docket, Persona persona) {
    List<Check> checks = new ArrayList<>();
    persona
        .decisions()
        .forEach(
            (id, decision) -> {
              if (docket.has(id)) {
                int number = docket.number(id);
                checks.add(
                    new Check(
                        docket.rule(number),
                        number,
                        decision,
                        known(docket.rule(number), decision, docket),
                        persona.speaksAt()));
              }
            });
    for (Rule rule : rules) {
      if (!persona.decisions().containsKey(rule.id())) {
        checks.add(
            new Check(rule, docket.number(rule.id()), ALWAYS_NOTED, rule.stage(), rule.stage()));
      }
    }
    return checks;
  }

  /** Nobody can speak of a fault before it is known, nor before its conditions are. */
  private static Stage known(Rule rule, Decision decision, Docket docket) {
    Stage known = rule.stage();
    for (String other : decision.condition().rules()) {
      known = docket.has(other) ? later(known, docket.rule(docket.number(other)).stage()) : known;
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
  Consequence consequence(Facts facts) {
    return switch (facts.result(number)) {
      case FAILED -> decision.condition().holds(facts) ? decision.failed() : NOTHING;
      case UNDECIDED -> decision.condition().holds(facts) ? decision.undecided() : NOTHING;
      case PASSED, SKIPPED -> NOTHING;
    };
  }
}
