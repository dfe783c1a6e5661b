package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name has no dot with something on both sides of it.
 *
 * <p>The simplest test that a server can make for a full name. It hits IPv6 addresses too, as
 * literals and without brackets: they have colons instead.
 */
final class HeloWithoutDot extends HeloRule {

  HeloWithoutDot() {
    super(
        new Card(
            "helo-without-dot",
            Owner.GREETING,
            "The HELO name has no dot inside",
            "Greet with the full name of the host, such as mail.example.org",
            "RFC 5321 section 2.3.5"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case EMPTY -> Outcome.skipped("there is no HELO name");
      case NAME, LITERAL, UNTAGGED_LITERAL, MALFORMED_LITERAL, BARE_ADDRESS, ILLEGAL ->
          hasDotInside(helo.text()) ? Outcome.passed(evidence) : Outcome.failed(evidence);
    };
  }

  private static boolean hasDotInside(String text) {
    int dot = text.indexOf('.', 1);
    return dot > 0 && dot < text.length() - 1;
  }
}
