package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name is under a top-level domain that nobody has delegated, or is itself a domain under
 * which anybody may register.
 *
 * <p>Names such as {@code mail.local} or {@code mail.lan} mean something at home only. A final dot
 * makes the last label an empty one for servers that look so closely. The list of domains is the
 * Public Suffix List (publicsuffix.org).
 */
final class HeloUnknownTld extends HeloRule {

  HeloUnknownTld() {
    super(
        new Card(
            "helo-unknown-tld",
            Owner.GREETING,
            "The HELO name does not end in a top-level domain that exists",
            "Greet with a name of the public DNS, such as mail.example.org",
            "RFC 5321 section 2.3.5"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case NAME ->
          !helo.hasTrailingDot() && TopLevel.hasOwner(helo.name().orElseThrow(), dns)
              ? Outcome.passed(evidence)
              : Outcome.failed(evidence);
      case ILLEGAL -> illegal(helo.text(), evidence, dns);
      case EMPTY, LITERAL, UNTAGGED_LITERAL, MALFORMED_LITERAL, BARE_ADDRESS ->
          Outcome.skipped("the HELO name is not meant as a host name");
    };
  }

  /** A name with odd characters has a last label all the same, unless a label is empty. */
  private static Outcome illegal(String text, Evidence evidence, Dns dns) {
    String last = text.substring(text.lastIndexOf('.') + 1);
    boolean whole = !text.startsWith(".") && !text.contains("..") && text.indexOf('.') > 0;
    return whole && DomainName.parse(last).filter(tld -> TopLevel.exists(tld, dns)).isPresent()
        ? Outcome.passed(evidence)
        : Outcome.failed(evidence);
  }
}
