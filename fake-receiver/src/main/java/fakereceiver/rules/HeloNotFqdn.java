package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name is a single label such as {@code localhost} or {@code mail}, or an address without
 * brackets.
 *
 * <p>The name of a machine as the machine itself knows it: outside, nobody can look it up.
 */
final class HeloNotFqdn extends HeloRule {

  HeloNotFqdn() {
    super(
        new Card(
            "helo-not-fqdn",
            Owner.GREETING,
            "The HELO name is not fully qualified",
            "Greet with the full name of the host, such as mail.example.org",
            "RFC 5321 section 2.3.5",
            "RFC 5321 section 4.1.1.1"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case NAME ->
          Names.helo(attempt).isPresent() ? Outcome.passed(evidence) : Outcome.failed(evidence);
      case BARE_ADDRESS -> Outcome.failed(evidence);
      case EMPTY, LITERAL, UNTAGGED_LITERAL, MALFORMED_LITERAL, ILLEGAL ->
          Outcome.skipped("the HELO name is neither a host name nor a bare address");
    };
  }
}
