package fakereceiver.judge;

import fakereceiver.finding.Findings;
import fakereceiver.mail.Reply;
import java.util.Optional;

/**
 * A verdict, of which everything but the words may be said again of another attempt.
 *
 * @param verdict the verdict
 * @param blanks the text of its reply, if something of the attempt is filled in there
 */
record Decided(Verdict verdict, Optional<ReplyText> blanks) {

  /** The same on {@code attempt}, of which that was found. */
  @SuppressWarnings("ReferenceEquality") // what they say is not compared
  Decided on(Attempt attempt, Findings found) {
    Optional<Reply> reply =
        blanks.isPresent() ? Optional.of(blanks.get().fill(attempt, found)) : verdict.reply();
    return found == verdict.findings() && reply.equals(verdict.reply())
        ? this
        : new Decided(
            new Verdict(
                verdict.persona(),
                verdict.action(),
                verdict.stage(),
                reply,
                verdict.because(),
                verdict.assumed(),
                verdict.counts(),
                verdict.score(),
                found),
            blanks);
  }
}
