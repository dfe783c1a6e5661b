package fakereceiver.cli;

import fakereceiver.session.Ending;
import fakereceiver.session.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Counts mails: when there have been enough of them, and whether each was as expected. */
final class Tally {

  /** As many misses are told; the others are counted. */
  private static final int MAX_TOLD = 10;

  /** A client that keeps its connection holds up nobody for longer. */
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final Optional<Expected> expected;
  private final int enough;

  /** Sessions that a mail was counted of and that have not ended: no more than there are open. */
  private final Set<String> open = new HashSet<>();

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

  /** A mail is final; its session may go on. */
  synchronized void add(Mail mail) {
    open.add(mail.session());
    mails++;
    if (!isMet(mail)) {
      miss(mail);
    }
    wakeIfEnough();
  }

  /** A session has ended. */
  synchronized void end(String session) {
    open.remove(session);
    wakeIfEnough();
  }

  /** Whoever waits is not woken by each of a thousand mails. */
  private void wakeIfEnough() {
    if (isEnough()) {
      notifyAll();
    }
  }

  private boolean isEnough() {
    return enough > 0 && mails >= enough;
  }

  private boolean isMet(Mail mail) {
    Ending ending = mail.ending();
    return expected
        .map(
            e ->
                e == Expected.ACCEPT
                    ? ending.delivers()
                    : ending.refuses() || wasTurnedAway(ending, mail))
        .orElse(true);
  }

  /** Whether the client went away with nothing but a refusal, of a login perhaps. */
  private static boolean wasTurnedAway(Ending ending, Mail mail) {
    return ending.fate() == Mail.Fate.UNFINISHED && !mail.transaction().refusals().isEmpty();
  }

  private void miss(Mail mail) {
    missed++;
    if (misses.size() < MAX_TOLD) {
      Ending ending = mail.ending();
      misses.add(
          "session "
              + mail.session()
              + ", mail "
              + mail.number()
              + ": "
              + ending.word()
              + ending.stage().map(stage -> " at " + stage.word()).orElse("")
              + ending.reply().map(reply -> ", " + reply.code()).orElse(""));
    }
  }

  /**
   * Waits until there have been enough. Their clients have a moment more to say goodbye: who is
   * told 421 in the place of 221 may take it for a failure.
   */
  synchronized void await() throws InterruptedException {
    while (!isEnough()) {
      wait();
    }
    long until = System.nanoTime() + GOODBYE.toNanos();
    for (long left = GOODBYE.toMillis();
        left > 0 && !open.isEmpty();
        left = (until - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
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
