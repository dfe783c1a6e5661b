package fakereceiver.cli;

import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Counts mails: when there have been enough of them, and whether each was as expected. */
final class Tally {

  /** As many misses are told; the others are counted. */
  private static final int MAX_TOLD = 10;

  private final Optional<Expected> expected;
  private final int enough;
  private final CountDownLatch done = new CountDownLatch(1);
  private final List<String> misses = new ArrayList<>();
  private int mails;
  private int missed;

  /** What is to become of each mail. */
  enum Expected {
    /** It is delivered. */
    ACCEPT,
    /** Its client is refused. */
    REFUSE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * From none on.
   *
   * @param enough after so many mails it is enough; 0: never
   */
  Tally(Optional<Expected> expected, int enough) {
    this.expected = expected;
    this.enough = enough;
  }

  /** A session has ended. */
  synchronized void add(SessionRecord session) {
    int number = session.forgotten();
    for (Transaction mail : session.transactions()) {
      number++;
      Ending ending = Ending.of(mail);
      if (ending.isOfMail(mail)) {
        mails++;
        if (!isMet(ending, mail)) {
          miss(session, number, ending);
        }
      }
    }
    if (enough > 0 && mails >= enough) {
      done.countDown();
    }
  }

  private boolean isMet(Ending ending, Transaction mail) {
    return expected
        .map(e -> e == Expected.ACCEPT ? ending.delivers() : ending.refuses(mail))
        .orElse(true);
  }

  private void miss(SessionRecord session, int number, Ending ending) {
    missed++;
    if (misses.size() < MAX_TOLD) {
      misses.add(
          "session "
              + session.id()
              + ", mail "
              + number
              + ": "
              + ending.word()
              + ending.stage().map(stage -> " at " + stage).orElse("")
              + ending.reply().map(reply -> ", " + reply.code()).orElse(""));
    }
  }

  /** Waits until there have been enough. */
  void await() throws InterruptedException {
    done.await();
  }

  synchronized int mails() {
    return mails;
  }

  /** Whether all was as expected, and there was something to expect it of. */
  synchronized boolean holds() {
    return expected.isEmpty() || (missed == 0 && mails > 0);
  }

  /** What was not as expected, one line each; nothing when all was. */
  synchronized List<String> complaints() {
    if (holds()) {
      return List.of();
    }
    String word = expected.map(Expected::word).orElse("");
    List<String> lines = new ArrayList<>();
    if (mails == 0) {
      lines.add("expected " + word + ", but no mail came");
    } else {
      lines.add("expected " + word + ", but " + missed + " of " + mails + " mails ended otherwise");
      misses.forEach(miss -> lines.add("  " + miss));
      if (missed > misses.size()) {
        lines.add("  and " + (missed - misses.size()) + " more");
      }
    }
    return lines;
  }

  int exitCode() {
    return holds() ? ExitCode.OK : ExitCode.WORSE;
  }
}
