package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.Walk;

/** A server that is named for the domain and does not know it. */
final class DomainServerLame extends DomainServersRule {

  DomainServerLame() {
    super(
        new Card(
            "domain-server-lame",
            Owner.DNS,
            "A name server that is named for the domain does not know it",
            "Set up the zone on that name server, or take the server out of the delegation at"
                + " the registrar",
            "RFC 1912 section 2.8"));
  }

  @Override
  Outcome look(Walk walk) {
    Evidence lame = Evidence.NONE;
    for (Asked asked : walk.last().asked()) {
      if (asked.answer().isReply() && !asked.answer().isAuthoritative()) {
        lame = lame.and(asked.evidence());
      }
    }
    if (!lame.observations().isEmpty()) {
      return Outcome.failed(lame);
    }
    return walk.authorities().isEmpty()
        ? Outcome.undecided(walk.evidence())
        : Outcome.passed(walk.evidence());
  }
}
