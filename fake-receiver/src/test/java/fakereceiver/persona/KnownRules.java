package fakereceiver.persona;

import fakereceiver.rules.RuleBook;
import java.util.Set;

/** The ids of all rules, and the built-in personas read with them. */
public final class KnownRules {

  private KnownRules() {}

  /** The ids. */
  public static Set<String> ids() {
    return RuleBook.ids();
  }

  /** The personas. */
  public static Personas personas() {
    return Personas.builtIn();
  }
}
