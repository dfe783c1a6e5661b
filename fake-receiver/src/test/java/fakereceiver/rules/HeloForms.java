package fakereceiver.rules;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.mail.HeloName;

/** What a rule says of a HELO name, whatever DNS says. */
final class HeloForms {

  private HeloForms() {}

  static Outcome outcome(Rule rule, String helo) {
    return rule.examine(Attempt.from("2001:db8::25").withHelo(HeloName.of(helo)), ZoneDns.of(""));
  }
}
