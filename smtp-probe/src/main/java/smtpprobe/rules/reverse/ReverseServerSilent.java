package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.ZoneCut;

/**
 * A server that says nothing although others of the same family do: so it is not this host's own
 * way out that is broken.
 */
final class ReverseServerSilent extends ReverseRule {

  ReverseServerSilent() {
    super(
        new Card(
            "reverse-server-silent",
            Owner.REVERSE_ZONE,
            "A name server of the reverse zone does not answer at one of its addresses",
            "Let the name server answer over both families, UDP and TCP, or take its address out of"
                + " DNS",
            "RFC 3901 section 4",
            "RFC 7766"));
  }

  @Override
  Outcome look(Reverse reverse) {
    Evidence silent = Evidence.NONE;
    Evidence others = Evidence.NONE;
    for (boolean six : new boolean[] {true, false}) {
      List<Asked> family = all(reverse).filter(a -> a.isSix() == six).toList();
      boolean works = family.stream().anyMatch(a -> a.answer().isReply());
      for (ZoneCut cut : reverse.walk().cuts()) {
        for (Asked asked : cut.asked()) {
          if (asked.isSix() == six && cut.isOwned() && works) {
            if (asked.answer().isReply()) {
              others = others.and(asked.evidence());
            } else {
              silent = silent.and(asked.evidence());
            }
          }
        }
      }
    }
    if (!silent.observations().isEmpty()) {
      return Outcome.failed(silent.and(Evidence.given("other servers of that family", "answer")));
    }
    return others.observations().isEmpty() ? notFound(reverse) : Outcome.passed(others);
  }

  private static Stream<Asked> all(Reverse reverse) {
    return reverse.walk().cuts().stream().flatMap(cut -> cut.asked().stream());
  }
}
