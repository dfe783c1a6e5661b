package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.time.Duration;
import smtpprobe.reverse.Reverse;

/** The servers that know say that there is no PTR record: who has to make it, and when it works. */
final class ReverseRecordMissing extends ReverseRule {

  ReverseRecordMissing() {
    super(
        new Card(
            "reverse-record-missing",
            Owner.REVERSE_ZONE,
            "The name servers of the reverse zone have no PTR record for the address",
            "Ask whoever runs the reverse zone, mostly the hoster, to add the PTR record",
            "RFC 8501",
            "RFC 2308 section 5"));
  }

  @Override
  Outcome look(Reverse reverse) {
    if (reverse.walk().authorities().isEmpty()) {
      return Outcome.undecided(reverse.walk().evidence().and(reverse.said()));
    }
    if (reverse.hasNames()) {
      return Outcome.passed(reverse.said());
    }
    Duration negative = reverse.held().orElse(Duration.ZERO);
    return Outcome.failed(
        reverse
            .said()
            .and(Evidence.given("resolvers may hold this \"no\" for", negative.toSeconds() + " s")),
        "Ask "
            + reverse.walk().owner()
            + " to add \""
            + reverse.source().reverseName()
            + ". PTR NAME.\"; resolvers that have asked before may take "
            + negative.toSeconds()
            + " s to see it");
  }
}
