package smtpprobe.domain;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import smtpprobe.delegation.Asked;
import smtpprobe.delegation.Walk;

/** A server that is named for the domain and does not know it. */
final class DomainServerLame extends DomainRule {

  DomainServerLame() {
    super(
        "domain-server-lame",
        "A name server that is named for the domain does not know it",
        "Set up the zone on that name server, or take the server out of the delegation at the registrar",
        "RFC 1912 section 2.8");
  }

  @Override
  Outcome look(MailDomain domain) {
    if (domain.walk().isEmpty()) {
      return Outcome.skipped("name servers are not asked here");
    }
    Walk walk = domain.walk().get();
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
