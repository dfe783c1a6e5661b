package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.Walk;

/** A server that says nothing although others of its family do. */
final class DomainServerSilent extends DomainServersRule {

  DomainServerSilent() {
    super(
        new Card(
            "domain-server-silent",
            Owner.DNS,
            "A name server of the domain does not answer at one of its addresses",
            "Let the name server answer over both families, UDP and TCP, or take its address"
                + " out of DNS",
            "RFC 3901 section 4",
            "RFC 7766"));
  }

  @Override
  Outcome look(Walk walk) {
    Evidence silent = Evidence.NONE;
    for (Asked asked : walk.last().asked()) {
      boolean works =
          walk.cuts().stream()
              .flatMap(cut -> cut.asked().stream())
              .anyMatch(a -> a.isSix() == asked.isSix() && a.answer().isReply());
      if (!asked.answer().isReply() && works) {
        silent = silent.and(asked.evidence());
      }
    }
    if (!silent.observations().isEmpty()) {
      return Outcome.failed(silent.and(Evidence.given("other servers of that family", "answer")));
    }
    return walk.authorities().isEmpty()
        ? Outcome.skipped("no name server that knows the domain answered")
        : Outcome.passed(walk.evidence());
  }
}
