package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * EHLO or HELO came without a name.
 *
 * <p>Most servers answer 501 at once; none can make use of it.
 */
final class HeloMissing extends HeloRule {

  HeloMissing() {
    super(
        new Card(
            "helo-missing",
            Owner.GREETING,
            "The client gives no name with EHLO or HELO",
            "Set the host name in the configuration of the mail server, to a name such as"
                + " mail.example.org",
            "RFC 5321 section 4.1.1.1"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return helo.kind() == HeloName.Kind.EMPTY
        ? Outcome.failed(Evidence.given("HELO name", "(nothing)"))
        : Outcome.passed(evidence);
  }
}
