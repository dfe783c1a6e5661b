package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.Reverse;

/** A name above an existing one exists too; a server that denies it stops careful resolvers. */
final class ReverseNonTerminalDenied extends ReverseRule {

  ReverseNonTerminalDenied() {
    super(
        new Card(
            "reverse-non-terminal-denied",
            Owner.REVERSE_ZONE,
            "A name server says that a name above the reverse name does not exist, so resolvers"
                + " that minimise their questions never ask for the reverse name itself",
            "Let the name server say NOERROR without records for the names in between, as"
                + " up-to-date software does",
            "RFC 8020",
            "RFC 9156"));
  }

  @Override
  Outcome look(Reverse reverse) {
    if (reverse.walk().authorities().isEmpty()) {
      return notFound(reverse);
    }
    if (!reverse.hasNames()) {
      return Outcome.skipped("there is no PTR record, so the names above it may well not exist");
    }
    Evidence denied = Evidence.NONE;
    for (Asked asked : reverse.walk().nonTerminals()) {
      if (asked.answer().isNoSuchName()) {
        denied = denied.and(asked.evidence());
      }
    }
    return denied.observations().isEmpty()
        ? Outcome.passed(
            Evidence.given(
                "names in between", reverse.walk().nonTerminals().size() + " asked, none denied"))
        : Outcome.failed(denied);
  }
}
