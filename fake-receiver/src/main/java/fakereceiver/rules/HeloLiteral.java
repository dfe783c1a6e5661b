package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The client greets with a well-formed address literal instead of a name.
 *
 * <p>Allowed only for a host without a name, and a host that sends mail over IPv6 needs one. Exim,
 * Sendmail and Haraka refuse even the right literal in their stricter settings. Says nothing about
 * a wrong form or a wrong address: those are {@link HeloLiteralMalformed} and {@link
 * HeloLiteralMismatch}.
 */
final class HeloLiteral extends HeloRule {

  HeloLiteral() {
    super(
        new Card(
            "helo-literal",
            Owner.GREETING,
            "The client greets with an address literal instead of a name",
            "Greet with the name that the PTR record of the client address holds",
            "RFC 5321 section 4.1.1.1",
            "RFC 5321 section 4.1.4"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case LITERAL -> Outcome.failed(evidence);
      case NAME -> Outcome.passed(evidence);
      case EMPTY, UNTAGGED_LITERAL, MALFORMED_LITERAL, BARE_ADDRESS, ILLEGAL ->
          Outcome.skipped("the HELO name is neither a host name nor a well-formed literal");
    };
  }
}
