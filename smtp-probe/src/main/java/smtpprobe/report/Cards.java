package smtpprobe.report;

import fakereceiver.finding.Card;
import fakereceiver.rules.RuleBook;
import java.util.Optional;

/** What the rule book says about a rule id. */
final class Cards {

  private Cards() {}

  static Optional<Card> of(String rule) {
    return RuleBook.cards().stream().filter(c -> c.id().equals(rule)).findFirst();
  }

  static String fault(String rule) {
    return of(rule).map(Card::fault).orElse(rule);
  }
}
