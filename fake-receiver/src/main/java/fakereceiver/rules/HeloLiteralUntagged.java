package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name is an IPv6 address in brackets without the tag {@code IPv6:}.
 *
 * <p>Not what RFC 5321 asks for, and yet the only form that Exim takes; {@link
 * HeloLiteralMalformed} counts it among others.
 */
final class HeloLiteralUntagged extends HeloRule {

  HeloLiteralUntagged() {
    super(
        new Card(
            "helo-literal-untagged",
            Owner.GREETING,
            "The address literal in the HELO name lacks the tag IPv6:",
            "Greet with the full name of the host, such as mail.example.org",
            "RFC 5321 section 4.1.3"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return helo.kind() == HeloName.Kind.UNTAGGED_LITERAL
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
