package fakereceiver.persona;

import fakereceiver.rules.RuleBook;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of all rules, and the built-in personas read with them. */
public final class KnownRules {

  private KnownRules() {}

  /** The ids. */
  public static Set<String> ids() {
    return RuleBook.rules().stream().map(rule -> rule.card().id()).collect(Collectors.toSet());
  }

  /** The personas. */
  public static Personas personas() {
    return new Personas(ids());
  }
}
