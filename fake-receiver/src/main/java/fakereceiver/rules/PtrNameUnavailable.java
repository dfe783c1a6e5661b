package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * DNS does not say which addresses one of the PTR names has.
 *
 * <p>Most servers do not mind as long as another name leads back; Exim defers the mail whatever the
 * other names do. Since it is always DNS trouble, the rule never fails: it passes or is undecided.
 */
final class PtrNameUnavailable extends Rule {

  PtrNameUnavailable() {
    super(
        Stage.CONNECT,
        new Card(
            "ptr-name-unavailable",
            Owner.REVERSE_ZONE,
            "The addresses of a PTR name of the client address cannot be looked up",
            "Remove PTR records whose names are in a domain with broken name servers, or have those"
                + " repaired",
            "RFC 8601 section 3"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    ReverseDns reverse = ReverseDns.of(attempt.clientAddress(), dns);
    if (reverse.ptrNames().isEmpty()) {
      return Outcome.skipped("there is no PTR name to look up");
    }
    List<Answer<?>> trouble = reverse.answers().stream().filter(Answer::isUnavailable).toList();
    return trouble.isEmpty()
        ? Outcome.passed(Evidence.of(reverse))
        : Outcome.undecided(Evidence.of(trouble));
  }
}
