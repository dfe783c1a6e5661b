package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;

/**
 * The message has no DKIM-Signature field. Orange, GMX and web.de want one, Gmail and Yahoo from
 * bulk senders.
 */
final class DkimMissing extends MessageRule {

  DkimMissing() {
    super(
        new Card(
            "dkim-missing",
            Owner.SIGNER,
            "The message has no DKIM signature",
            "Sign outgoing mail with DKIM, as the domain of the header From",
            "RFC 6376 section 3.5"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    int signatures = message.fields("DKIM-Signature").size();
    if (signatures == 0 && message.isHeaderCutOff()) {
      return Outcome.skipped(MessageParts.CUT_OFF);
    }
    Evidence evidence =
        Evidence.given("DKIM-Signature fields", signatures == 0 ? "none" : signatures);
    return signatures == 0 ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
