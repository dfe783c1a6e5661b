package fakereceiver.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule as one persona uses it.
 *
 * @param rule the rule
 * @param failed what the persona does when the fault is there
 * @param undecided what it does when DNS could not say
 * @param speaksAt when it says so, if it refuses
 */
record Check(Rule rule, Consequence failed, Consequence undecided, Stage speaksAt) {

  private static final Consequence NOTED =
      new Consequence(Action.NOTE, Optional.empty(), "not listed");

  static final Consequence NOTHING = new Consequence(Action.ACCEPT, Optional.empty(), "");

  /** The persona's own order of checks, then the rules that it does not list. */
  static List<Check> inOrder(List<Rule> rules, Persona persona) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.put(rule.card().id(), rule));
    List<Check> checks = new ArrayList<>();
    persona
        .decisions()
        .forEach(
            (id, decision) -> {
              Rule rule = byId.remove(id);
              if (rule != null) {
                Stage known = rule.card().stage();
                Stage at = decision.at().orElse(persona.speaksAt());
                checks.add(
                    new Check(
                        rule,
                        decision.failed(),
                        decision.undecided(),
                        at.compareTo(known) > 0 ? at : known));
              }
            });
    byId.values().forEach(rule -> checks.add(new Check(rule, NOTED, NOTED, rule.card().stage())));
    return checks;
  }

  String id() {
    return rule.card().id();
  }

  boolean mayRefuse() {
    return failed.action().refuses() || undecided.action().refuses();
  }

  Consequence consequence(Outcome outcome) {
    return switch (outcome.result()) {
      case FAILED -> failed;
      case UNDECIDED -> undecided;
      case PASSED, SKIPPED -> NOTHING;
    };
  }
}
