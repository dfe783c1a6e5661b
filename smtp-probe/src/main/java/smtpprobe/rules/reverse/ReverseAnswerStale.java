package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.time.Duration;
import smtpprobe.reverse.Reverse;

/** A change has reached the name servers, and not yet the resolver. */
final class ReverseAnswerStale extends ReverseRule {

  ReverseAnswerStale() {
    super(
        new Card(
            "reverse-answer-stale",
            Owner.REVERSE_ZONE,
            "The resolver still holds another answer than the name servers give",
            "Wait until the TTL of the old answer is over; --watch tells when",
            "RFC 1034 section 3.6",
            "RFC 2308 section 5"));
  }

  @Override
  Outcome look(Reverse reverse) {
    if (reverse.walk().authorities().isEmpty()) {
      return notFound(reverse);
    }
    Evidence evidence = reverse.said().and(Evidence.of(reverse.resolver()));
    if (reverse.resolver().isUnavailable()) {
      return Outcome.skipped("the resolver has no answer that it could hold");
    }
    if (isDisputed(reverse)) {
      return Outcome.skipped("the name servers do not agree themselves");
    }
    if (!reverse.resolver().aliases().isEmpty()) {
      return Outcome.skipped("the reverse name is an alias to a zone elsewhere");
    }
    if (reverse.told().equals(reverse.names())) {
      return Outcome.passed(evidence);
    }
    return !reverse.ages()
        ? Outcome.skipped("its answer does not age, so waiting does not help: resolver-differs")
        : Outcome.failed(
            evidence,
            "Wait: the resolver may hold its answer for another "
                + reverse.resolver().ttl().orElse(Duration.ZERO).toSeconds()
                + " s; --watch tells when it is gone");
  }
}
