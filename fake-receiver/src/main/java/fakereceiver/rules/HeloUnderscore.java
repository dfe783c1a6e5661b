package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name has an underscore, which no host name may have.
 *
 * <p>Most servers let it pass; Exim refuses it as installed, with a reply that names no reason.
 */
final class HeloUnderscore extends HeloRule {

  HeloUnderscore() {
    super(
        new Card(
            "helo-underscore",
            Owner.GREETING,
            "The HELO name has an underscore",
            "Greet with a host name made of letters, digits, hyphens and dots, such as"
                + " mail.example.org",
            "RFC 5321 section 4.1.2",
            "RFC 1123 section 2.1"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return helo.text().indexOf('_') >= 0 ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
