package fakereceiver.cli;

import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import fakereceiver.session.Refusal;
import fakereceiver.session.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a mail, as its client was told.
 *
 * @param word the action, or {@code unfinished}
 * @param stage where it was refused
 * @param reply the last word on it
 * @param isOfPersona whether the persona decided, not the receiver for reasons of its own
 */
record Ending(String word, Optional<String> stage, Optional<Reply> reply, boolean isOfPersona) {

  private static final String UNFINISHED = "unfinished";

  /** Commands whose refusal keeps a mail away; CONNECT stands for the greeting. */
  private static final Set<String> OF_MAIL = Set.of("CONNECT", "EHLO", "HELO", "MAIL");

  static Ending of(Transaction mail) {
    Verdict verdict = mail.verdict();
    if (verdict.action().refuses()) {
      return new Ending(
          verdict.action().word(),
          verdict.stage().map(stage -> stage.word()),
          verdict.reply(),
          true);
    }
    Optional<Reply> notTaken = notTaken(mail);
    if (notTaken.isPresent()) {
      return new Ending(
          notTaken.get().code() < 500 ? "defer" : "reject",
          Optional.of(mail.attempt().reversePath().isPresent() ? "message" : "mail"),
          notTaken,
          false);
    }
    return mail.attempt().message().isPresent()
        ? new Ending(
            verdict.action().word(), Optional.empty(), mail.reply().or(verdict::reply), true)
        : new Ending(UNFINISHED, Optional.empty(), Optional.empty(), false);
  }

  /** Why the receiver itself did not take the message: it is too big, or cannot be stored. */
  private static Optional<Reply> notTaken(Transaction mail) {
    return mail.reply()
        .filter(reply -> !reply.isPositive())
        .filter(
            reply ->
                mail.attempt().message().isPresent()
                    || reply.code() == 552
                    || mail.refusals().stream()
                        .anyMatch(r -> isOfMessage(r) && r.reply().equals(reply)));
  }

  private static boolean isOfMessage(Refusal refusal) {
    return refusal.verb().equals("DATA") || refusal.verb().equals("BDAT");
  }

  /**
   * Whether there was a mail, or at least a client that was not let so far: a session that came and
   * went is none.
   */
  boolean isOfMail(Transaction mail) {
    return refuses()
        || mail.attempt().reversePath().isPresent()
        || mail.refusals().stream().anyMatch(refusal -> OF_MAIL.contains(refusal.verb()));
  }

  /** Whether the client went away with nothing but a refusal. */
  boolean refuses(Transaction mail) {
    return refuses() || (word.equals(UNFINISHED) && !mail.refusals().isEmpty());
  }

  /** Whether the message reached its reader, as far as this receiver decides. */
  boolean delivers() {
    return word.equals(Action.ACCEPT.word()) || word.equals(Action.NOTE.word());
  }

  /** Whether the client was refused, for now or for good. */
  private boolean refuses() {
    return word.equals(Action.DEFER.word()) || word.equals(Action.REJECT.word());
  }
}
