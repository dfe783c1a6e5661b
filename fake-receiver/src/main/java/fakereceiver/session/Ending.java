package fakereceiver.session;

import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.util.List;
import java.util.Optional;

/**
 * How a mail ended, as its client was told. Immutable.
 *
 * @param fate what became of it
 * @param action of the verdict, which says what became of one that was taken
 * @param stage where it was refused
 * @param reply the word that decided; absent for one that is unfinished
 * @param isOfPersona whether the persona decided, not the receiver for reasons of its own
 */
public record Ending(
    Mail.Fate fate,
    Action action,
    Optional<Stage> stage,
    Optional<Reply> reply,
    boolean isOfPersona) {

  static final String UNFINISHED = "unfinished";

  static Ending of(Transaction mail) {
    Verdict verdict = mail.verdict();
    if (verdict.action().refuses()) {
      return refused(verdict.action(), verdict.stage(), verdict.reply(), true);
    }
    boolean came = mail.attempt().message().isPresent();
    Optional<Refusal> keptAway = came ? Optional.empty() : keptAway(mail);
    Optional<Reply> told = mail.reply().filter(reply -> !reply.isPositive());
    if (told.isPresent() && (came || !isOfOneRecipient(told.get(), mail))) {
      return refused(
          verdict.action(),
          Optional.of(
              keptAway
                  .filter(refusal -> refusal.reply().equals(told.get()))
                  .map(Ending::stageOf)
                  .orElse(Stage.MESSAGE)),
          told,
          false);
    }
    if (came) {
      return new Ending(
          Mail.Fate.TAKEN,
          verdict.action(),
          Optional.empty(),
          mail.reply().or(verdict::reply),
          true);
    }
    return keptAway
        .map(
            refusal ->
                refused(
                    verdict.action(),
                    Optional.of(stageOf(refusal)),
                    Optional.of(refusal.reply()),
                    false))
        .orElseGet(
            () ->
                new Ending(
                    Mail.Fate.UNFINISHED,
                    verdict.action(),
                    Optional.empty(),
                    Optional.empty(),
                    false));
  }

  private static Ending refused(
      Action action, Optional<Stage> stage, Optional<Reply> reply, boolean isOfPersona) {
    boolean forNow = reply.map(said -> said.code() < 500).orElse(action == Action.DEFER);
    return new Ending(
        forNow ? Mail.Fate.DEFERRED : Mail.Fate.REFUSED, action, stage, reply, isOfPersona);
  }

  /** The last refusal of a command without which there is no mail; of a second MAIL it is none. */
  private static Optional<Refusal> keptAway(Transaction mail) {
    List<Refusal> refusals = mail.refusals();
    boolean hasBegun = mail.attempt().reversePath().isPresent();
    for (int i = refusals.size() - 1; i >= 0; i--) {
      Refusal refusal = refusals.get(i);
      if ((refusal.keepsAway() && !(hasBegun && refusal.isOutOfPlace()))
          || refusal.isOfMessage()
          || (refusal.isOfRecipient() && mail.attempt().recipients().isEmpty())) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing more than one recipient besides others was refused by it. */
  private static boolean isOfOneRecipient(Reply reply, Transaction mail) {
    List<Refusal> refusals = mail.refusals();
    return !mail.attempt().recipients().isEmpty()
        && !refusals.isEmpty()
        && refusals.get(refusals.size() - 1).isOfRecipient()
        && refusals.get(refusals.size() - 1).reply().equals(reply);
  }

  private static Stage stageOf(Refusal refusal) {
    return switch (refusal.verb()) {
      case "CONNECT" -> Stage.CONNECT;
      case "EHLO", "HELO" -> Stage.HELO;
      case "MAIL" -> Stage.MAIL;
      case "RCPT" -> Stage.RCPT;
      default -> Stage.MESSAGE;
    };
  }

  /** In a word: an action's, or {@code unfinished}. */
  public String word() {
    return switch (fate) {
      case TAKEN -> action.word();
      case DEFERRED -> Action.DEFER.word();
      case REFUSED -> Action.REJECT.word();
      case UNFINISHED -> UNFINISHED;
    };
  }

  /** Whether the message is where its reader looks, as far as this receiver decides. */
  public boolean delivers() {
    return fate == Mail.Fate.TAKEN && action.delivers();
  }

  /** Whether the client was refused, for now or for good. */
  public boolean refuses() {
    return fate == Mail.Fate.DEFERRED || fate == Mail.Fate.REFUSED;
  }
}
