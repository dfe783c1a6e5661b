package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.LiteralReading;
import fakereceiver.mail.HeloName;

/**
 * The client greets with an address literal that holds another address than its own.
 *
 * <p>The mail server was told its address once, and connects from a different one: a temporary
 * address, another interface, the other family, or from behind a translator. Some receivers compare
 * the literal in a way of their own, and refuse a correct one.
 */
final class HeloLiteralMismatch extends HeloRule {

  HeloLiteralMismatch() {
    super(
        Heed.LITERALS,
        new Card(
            "helo-literal-mismatch",
            Owner.GREETING,
            "The address literal in the HELO name is not the client address",
            "Greet with the name of the host; an address in the configuration goes out of"
                + " date unnoticed",
            "RFC 5321 section 4.1.3",
            "RFC 5321 section 4.1.4"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence name, Attempt attempt, Dns dns) {
    Evidence evidence = name.and(Evidence.given("client address", attempt.clientAddress()));
    LiteralReading reading = attempt.receiver().literals();
    return switch (helo.kind()) {
      case LITERAL, UNTAGGED_LITERAL ->
          reading.fits(helo, attempt.clientAddress())
              ? Outcome.passed(evidence)
              : Outcome.failed(evidence.and(compared(reading)));
      case EMPTY, NAME, MALFORMED_LITERAL, BARE_ADDRESS, ILLEGAL ->
          Outcome.skipped("the HELO name is not a literal that holds an address");
    };
  }

  private static Evidence compared(LiteralReading reading) {
    return reading == LiteralReading.ADDRESS
        ? Evidence.NONE
        : Evidence.given("this receiver compares them as", reading.word().replace('-', ' '));
  }
}
