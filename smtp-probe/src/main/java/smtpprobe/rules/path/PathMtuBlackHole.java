package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.path.Path;
import smtpprobe.path.SizeTrial;

/** The packets that say "too big" are lost, and the connection stands still. */
final class PathMtuBlackHole extends PathRule {

  PathMtuBlackHole() {
    super(
        new Card(
            "path-mtu-black-hole",
            Owner.RECEIVER,
            "Small messages pass and large ones stall: packets of full size are lost on the way"
                + " (path MTU black hole)",
            "Let ICMPv6 type 2 (packet too big) pass in both directions; until then lower the MTU"
                + " of the route (ip -6 route change default ... mtu 1280) or clamp the MSS",
            "RFC 8201",
            "RFC 4890 section 4.3.1"));
  }

  @Override
  public List<Finding> examine(Path path) {
    SizeTrial sizes = path.sizes();
    return one(sizes.receiver().map(Object::toString).orElse("large messages"), look(sizes));
  }

  private static Outcome look(SizeTrial sizes) {
    if (sizes.receiver().isEmpty()) {
      return Outcome.skipped(
          "large messages go only to a fake-receiver of your own: --path-receiver names it");
    }
    if (sizes.small().isEmpty()) {
      return Outcome.undecided(Evidence.given(sizes.receiver().get().toString(), "has no address"));
    }
    Evidence evidence = Evidence.given("small message", SizeTrial.words(sizes.small().get()));
    if (sizes.large().isEmpty()) {
      return Outcome.skipped(
          "the small message did not get through: " + SizeTrial.words(sizes.small().get()));
    }
    DialogueEnd large = sizes.large().get();
    Evidence both = evidence.and(Evidence.given("large message", SizeTrial.words(large)));
    return SizeTrial.hasReply(large) ? Outcome.passed(both) : Outcome.failed(both);
  }
}
