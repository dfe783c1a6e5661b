package smtpprobe.report;

import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import fakereceiver.rules.RuleBook;
import java.util.Optional;

/** What the rule book says about a rule id. */
final class Cards {

  private Cards() {}

  static Optional<RuleCard> of(String rule) {
    return RuleBook.cards().stream().filter(c -> c.id().equals(rule)).findFirst();
  }

  static String fault(String rule) {
    return of(rule).map(RuleCard::fault).orElse(rule);
  }

  /** The remedy for this very case, or else the general one. */
  static String remedy(String rule, Outcome outcome) {
    return outcome.remedy().or(() -> of(rule).map(RuleCard::remedy)).orElse("");
  }
}
