package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name holds something else than letters, digits, hyphens, underscores and dots.
 *
 * <p>Less than {@link HeloSyntax}, which minds labels that are empty or too long as well: several
 * servers look at the characters alone. Address literals are the matter of other rules; the colons
 * of an IPv6 address without brackets count.
 */
final class HeloCharacters extends HeloRule {

  HeloCharacters() {
    super(
        new Card(
            "helo-characters",
            Owner.GREETING,
            "The HELO name has characters that no host name has",
            "Greet with a host name made of letters, digits, hyphens and dots, such as"
                + " mail.example.org",
            "RFC 5321 section 4.1.2"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case NAME, BARE_ADDRESS, ILLEGAL ->
          helo.text().chars().allMatch(HeloSyntax::isLegal)
              ? Outcome.passed(evidence)
              : Outcome.failed(evidence);
      case EMPTY, LITERAL, UNTAGGED_LITERAL, MALFORMED_LITERAL ->
          Outcome.skipped("the HELO name is empty, or meant as an address literal");
    };
  }
}
