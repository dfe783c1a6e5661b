package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;

/**
 * The HELO name has brackets, but is not an address literal.
 *
 * <p>Usually the tag is missing: {@code [2001:db8::25]} instead of {@code [IPv6:2001:db8::25]}.
 * Postfix answers 501, Exim takes it.
 */
final class HeloLiteralMalformed extends HeloRule {

  HeloLiteralMalformed() {
    super(
        new Card(
            "helo-literal-malformed",
            Owner.GREETING,
            "The HELO name is a malformed address literal",
            "Greet with a host name; if there is none, write the address as"
                + " [IPv6:2001:db8::25] or [192.0.2.25]",
            "RFC 5321 section 4.1.3"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case UNTAGGED_LITERAL, MALFORMED_LITERAL ->
          Outcome.failed(evidence, remedy(attempt.clientAddress()));
      case LITERAL -> Outcome.passed(evidence);
      case EMPTY, NAME, BARE_ADDRESS, ILLEGAL ->
          Outcome.skipped("the HELO name is not an address literal");
    };
  }

  private static String remedy(IpAddress client) {
    return "Greet with the name of the host; if it has none, as ["
        + (client instanceof Ip6Address ? "IPv6:" : "")
        + client
        + "]";
  }
}
