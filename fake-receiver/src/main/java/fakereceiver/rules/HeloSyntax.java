package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import java.util.List;

/**
 * The HELO name is neither a host name nor anything else that may stand there.
 *
 * <p>Letters, digits, hyphens inside labels and dots make a host name; the underscore is let
 * through, since of the servers that we measured only Exim minds it. An address without brackets is
 * the matter of {@link HeloNotFqdn}, a broken address literal that of {@link HeloLiteralMalformed}.
 */
final class HeloSyntax extends HeloRule {

  HeloSyntax() {
    super(
        new Card(
            "helo-syntax",
            Owner.GREETING,
            "The HELO name has characters or labels that no host name can have",
            "Greet with a host name made of letters, digits, hyphens and dots, such as"
                + " mail.example.org",
            "RFC 5321 section 4.1.2",
            "RFC 1123 section 2.1"));
  }

  private static final String LEGAL =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    return switch (helo.kind()) {
      case ILLEGAL -> Outcome.failed(evidence.and(reason(helo.text())));
      case NAME, LITERAL -> Outcome.passed(evidence);
      case EMPTY, UNTAGGED_LITERAL, MALFORMED_LITERAL, BARE_ADDRESS ->
          Outcome.skipped("the HELO name is not meant as a host name");
    };
  }

  /** Whether it is a letter, a digit, a hyphen, an underscore or a dot. */
  static boolean isLegal(int c) {
    return LEGAL.indexOf(c) >= 0;
  }

  private static Evidence reason(String text) {
    List<String> illegal =
        text.codePoints()
            .filter(c -> !isLegal(c))
            .distinct()
            .limit(5)
            .mapToObj(c -> c == ' ' ? "space" : Character.toString(c))
            .toList();
    return illegal.isEmpty()
        ? Evidence.given("a label of it", "is empty, too long, or has a hyphen at its edge")
        : Evidence.given("illegal in a host name:", illegal);
  }
}
