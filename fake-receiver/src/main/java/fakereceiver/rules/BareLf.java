package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;

/**
 * A LF without CR, or a CR without LF, stands in the message. Servers that were hardened against
 * smuggled messages refuse either, and a DKIM signature does not survive them.
 */
final class BareLf extends MessageRule {

  BareLf() {
    super(
        new Card(
            "bare-lf",
            Owner.MESSAGE,
            "The message has a LF without CR or a CR without LF",
            "End every line with CRLF when sending",
            "RFC 5321 section 2.3.8"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    MessageText text = MessageText.of(message, dns);
    Evidence evidence =
        text.bareLf()
            .evidence("lines that end in LF without CR")
            .and(text.bareCr().evidence("CR without LF"));
    return text.bareLf().isNone() && text.bareCr().isNone()
        ? Outcome.passed(evidence)
        : Outcome.failed(evidence);
  }
}
