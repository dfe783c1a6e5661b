package fakereceiver.journal;

import fakereceiver.judge.Verdict;
import fakereceiver.session.Mail;
import java.util.List;

/**
 * A mail in a journal. Immutable.
 *
 * @param id its number in this journal, never given twice; greater than those of earlier mails
 * @param mail what came, and what its client was told
 * @param others what the other receivers would have made of it, by the names of their personas;
 *     empty as long as they have not been asked
 */
public record Entry(long id, Mail mail, List<Verdict> others) {

  public Entry {
    others = List.copyOf(others);
  }

  /**
   * What a receiver would have done, in a word: an action, or {@code unfinished} where the mail did
   * not come far enough for it to be taken.
   */
  public static String word(Mail mail, Verdict verdict) {
    return verdict.action().refuses() || mail.message().isPresent()
        ? verdict.action().word()
        : "unfinished";
  }

  /** The same, judged by others. */
  public Entry judgedBy(List<Verdict> verdicts) {
    return new Entry(id, mail, verdicts);
  }
}
