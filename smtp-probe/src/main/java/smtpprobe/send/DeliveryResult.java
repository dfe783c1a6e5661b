package smtpprobe.send;

import fakereceiver.mail.Reply;
import java.util.List;
import java.util.function.Predicate;
import smtpprobe.dialogue.DialogueEnd;

/** What became of a mail that was tried once or several times. */
public enum DeliveryResult {
  /** Taken. */
  ACCEPTED("accepted"),
  /** Refused in words of greylisting at first, and taken later: that proves it. */
  GREYLISTED("greylisted"),
  /** Refused once, in words of greylisting: only a further try would tell. */
  PERHAPS_GREYLISTED("greylisted?"),
  /** Refused for now (4yz), also after every further try. */
  DEFERRED("deferred"),
  /** Taken for some of its recipients, and refused for others. */
  PARTLY("accepted in part"),
  /** Refused for good (5yz). */
  REJECTED("rejected"),
  /** No reply decided. */
  NO_RESULT("no result");

  private final String word;

  DeliveryResult(String word) {
    this.word = word;
  }

  /** The word in reports. */
  public String word() {
    return word;
  }

  /** Whether the mail was taken in the end. */
  public boolean isTaken() {
    return this == ACCEPTED || this == GREYLISTED;
  }

  /** Whether the receiver said no in the end, to one recipient at least. */
  public boolean isRefused() {
    return this == PERHAPS_GREYLISTED || this == DEFERRED || this == PARTLY || this == REJECTED;
  }

  /**
   * The fate after these tries.
   *
   * @param tries one at least
   * @param greylists whether a 4yz reply reads like greylisting
   */
  public static DeliveryResult of(List<Try> tries, Predicate<Reply> greylists) {
    DialogueEnd last = tries.get(tries.size() - 1).dialogue().end();
    if (last instanceof DialogueEnd.Accepted) {
      return isRefusedForSome(tries)
          ? PARTLY
          : tries.stream().anyMatch(t -> isDeferred(t, greylists)) ? GREYLISTED : ACCEPTED;
    }
    if (last instanceof DialogueEnd.Refused refused) {
      if (tries.stream().anyMatch(t -> t.dialogue().end() instanceof DialogueEnd.Accepted)) {
        return PARTLY;
      }
      if (refused.reply().code() >= 500) {
        return REJECTED;
      }
      return tries.size() == 1 && greylists.test(refused.reply()) ? PERHAPS_GREYLISTED : DEFERRED;
    }
    return NO_RESULT;
  }

  /** Refused for good on some try, or for now on the last one. */
  private static boolean isRefusedForSome(List<Try> tries) {
    return !tries.get(tries.size() - 1).dialogue().refusals().isEmpty()
        || tries.stream()
            .flatMap(t -> t.dialogue().refusals().values().stream())
            .anyMatch(reply -> reply.code() >= 500);
  }

  private static boolean isDeferred(Try one, Predicate<Reply> greylists) {
    return one.dialogue().end() instanceof DialogueEnd.Refused refused
        ? greylists.test(refused.reply())
        : one.dialogue().refusals().values().stream().anyMatch(greylists);
  }
}
