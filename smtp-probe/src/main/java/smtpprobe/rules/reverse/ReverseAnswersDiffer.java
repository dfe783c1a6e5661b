package smtpprobe.rules.reverse;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.reverse.Asked;
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
    List<Asked> knowing = reverse.walk().authorities();
    if (knowing.isEmpty()) {
      return notFound(reverse);
    }
    long different = knowing.stream().map(Asked::answer).map(ServerAnswer::data).distinct().count();
    return different > 1 ? Outcome.failed(reverse.said()) : Outcome.passed(reverse.said());
  }
}
