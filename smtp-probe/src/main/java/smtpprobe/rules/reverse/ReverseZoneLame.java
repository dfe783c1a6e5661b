package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.NameServer;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.ZoneCut;

/** A server that is named for a zone and does not know it, or is nowhere: who asks gets nothing. */
final class ReverseZoneLame extends ReverseRule {

  ReverseZoneLame() {
    super(
        new Card(
            "reverse-zone-lame",
            Owner.REVERSE_ZONE,
            "A name server that is named for the reverse zone does not know it, or has no address",
            "Set up the zone on that name server, or take the server out of the delegation in the"
                + " zone above",
            "RFC 1912 section 2.8",
            "RFC 8499 section 7"));
  }

  @Override
  Outcome look(Reverse reverse) {
    Evidence lame = Evidence.NONE;
    Evidence good = Evidence.NONE;
    for (ZoneCut cut : reverse.walk().cuts()) {
      for (NameServer server : cut.isOwned() ? cut.servers() : List.<NameServer>of()) {
        if (server.isNowhere()) {
          lame =
              lame.and(Evidence.given("zone", cut.zone()))
                  .and(Evidence.given(server.name().text(), "has no address"));
        }
      }
      for (Asked asked : cut.isOwned() ? cut.asked() : List.<Asked>of()) {
        if (asked.answer().isReply()) {
          if (cut.isGood(asked)) {
            good = good.and(asked.evidence());
          } else {
            lame = lame.and(Evidence.given("zone", cut.zone())).and(asked.evidence());
          }
        }
      }
    }
    if (!lame.observations().isEmpty()) {
      return Outcome.failed(lame);
    }
    return good.observations().isEmpty() ? notFound(reverse) : Outcome.passed(good);
  }
}
