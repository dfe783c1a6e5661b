package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name ends with a dot.
 *
 * <p>In DNS the dot is the mark of an absolute name, in SMTP the grammar has no room for it.
 * OpenSMTPD answers 501, Postfix and Haraka can refuse it, Exim and Sendmail take it.
 */
final class HeloTrailingDot extends HeloRule {

  HeloTrailingDot() {
    super(
        new Card(
            "helo-trailing-dot",
            Owner.GREETING,
            "The HELO name ends with a dot",
            "Greet with the same name without the dot at its end",
            "RFC 5321 section 4.1.2"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    if (helo.name().isEmpty()) {
      return Outcome.skipped("the HELO name is not a host name");
    }
    return helo.hasTrailingDot()
        ? Outcome.failed(evidence, "Greet with " + helo.name().get() + ", without the dot")
        : Outcome.passed(evidence);
  }
}
