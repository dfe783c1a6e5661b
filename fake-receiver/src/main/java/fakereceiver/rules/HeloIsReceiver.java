package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.HeloName;

/**
 * The client greets with the name or the address of the receiver itself.
 *
 * <p>Nobody but the receiver has that name, so this is taken for the lie of a spam program; it also
 * happens to a mail server that was cloned, or that loops back to itself.
 */
final class HeloIsReceiver extends HeloRule {

  HeloIsReceiver() {
    super(
        Heed.NAME,
        new Card(
            "helo-is-receiver",
            Owner.GREETING,
            "The client greets with the name or the address of the receiver",
            "Greet with the name of the sending host; if both are the same host, repair the"
                + " route that leads back to it",
            "RFC 5321 section 4.1.1.1"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns) {
    if (helo.name().isPresent() && !attempt.receiver().hostName().isRoot()) {
      return compared(helo.name().get(), attempt.receiver().hostName(), "name", evidence);
    }
    if (helo.address().isPresent() && attempt.receiver().address().isPresent()) {
      return compared(
          helo.address().get(), attempt.receiver().address().get(), "address", evidence);
    }
    return Outcome.skipped("the HELO name and what is known of the receiver cannot be compared");
  }

  private static Outcome compared(Object given, Object own, String what, Evidence evidence) {
    Evidence both = evidence.and(Evidence.given(what + " of the receiver", own));
    return given.equals(own) ? Outcome.failed(both) : Outcome.passed(both);
  }
}
