package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.Reverse;

/** What a receiver sees depends on the server that its resolver happens to ask. */
final class ReverseAnswersDiffer extends ReverseRule {

  ReverseAnswersDiffer() {
    super(
        new Card(
            "reverse-answers-differ",
            Owner.REVERSE_ZONE,
            "The name servers of the reverse zone give different PTR records",
            "Bring the name servers to the same zone: raise the serial in the SOA record, and let"
                + " the secondaries transfer it",
            "RFC 1034 section 4.3.5",
            "RFC 1912 section 2.2"));
  }

  @Override
  Outcome look(Reverse reverse) {
    if (reverse.walk().authorities().isEmpty()) {
      return notFound(reverse);
    }
    return isDisputed(reverse) ? Outcome.failed(reverse.said()) : Outcome.passed(reverse.said());
  }
}
