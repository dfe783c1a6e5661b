package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.ClientHistory.Standing;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/**
 * The receiver defers senders that are new to it. A first attempt always has this fault, if it is
 * one; a later one has it no more, provided that it comes from the same network.
 */
final class Greylisted extends Rule {

  Greylisted() {
    super(
        Stage.RCPT,
        new Card(
            "greylisted",
            Owner.NOBODY,
            "The receiver has not known this network, sender and recipient for long enough",
            "Let the mail server try again: later attempts from the same network are taken",
            "RFC 6647"));
  }

  @Override
  public boolean looksAtAcquaintance() {
    return true;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<ClientHistory> client = attempt.acquaintance();
    Optional<Standing> standing = client.flatMap(ClientHistory::greylisting);
    if (standing.isEmpty()) {
      return Outcome.skipped("the receiver does not greylist");
    }
    long known = standing.get().known().toSeconds();
    long wait = standing.get().delay().toSeconds();
    Evidence evidence =
        Evidence.given(
            "this sender and recipient from " + client.get().network(),
            (known == 0 ? "the first attempt" : "known for " + known + " s")
                + ", greylisted for "
                + wait
                + " s");
    return standing.get().isTooNew()
        ? Outcome.failed(
            evidence,
            "Nothing is wrong here: let the mail server try again after "
                + wait
                + " s, from the same /64; this receiver takes the mail then, unless it minds"
                + " something else")
        : Outcome.passed(evidence);
  }
}
