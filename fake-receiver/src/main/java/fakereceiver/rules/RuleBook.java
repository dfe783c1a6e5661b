package fakereceiver.rules;

import fakereceiver.judge.Rule;
import java.util.List;

/** Every rule there is, in the order in which reports show them: by stage, then by cause. */
public final class RuleBook {

  private static final List<Rule> RULES = List.of();

  private RuleBook() {}

  /** The rules. */
  public static List<Rule> rules() {
    return RULES;
  }
}
