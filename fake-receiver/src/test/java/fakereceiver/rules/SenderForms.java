package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.List;

/**
 * The rules about how the sender's address is written, whatever stands in the place of its domain.
 */
final class SenderForms {

  static final List<Rule> RULES =
      new RuleBook(Clock.systemUTC())
          .rules().stream()
              .filter(SenderForm.class::isInstance)
              .filter(rule -> rule.card().owner() == Owner.MESSAGE)
              .toList();

  private SenderForms() {}

  /** Which of them fail. */
  static List<String> failing(String sender) {
    return RULES.stream()
        .filter(rule -> outcome(rule, sender).result() == FAILED)
        .map(rule -> rule.card().id())
        .toList();
  }

  static Outcome outcome(Rule rule, String sender) {
    return rule.examine(
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of(sender)), ZoneDns.of(""));
  }
}
