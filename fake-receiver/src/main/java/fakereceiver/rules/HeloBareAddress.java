package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name is an IP address that is not written as an address literal.
 *
 * <p>Some servers take it for a name with odd characters, others for one that is not fully
 * qualified, and some for nothing wrong at all.
 */
final class HeloBareAddress extends HeloRule {

  HeloBareAddress() {
    super(
        new Card(
            "helo-bare-address",
            Owner.GREETING,
            "The HELO name is an address without brackets",
            "Greet with the full name of the host, such as mail.example.org",
            "RFC 5321 section 4.1.3"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return helo.kind() == HeloName.Kind.BARE_ADDRESS
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
