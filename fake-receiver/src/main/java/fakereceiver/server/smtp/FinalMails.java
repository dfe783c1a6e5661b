package fakereceiver.server.smtp;

import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.Keeper;
import fakereceiver.session.Mail;
import fakereceiver.session.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells somebody of the mails of one session, each once, as soon as it is final. */
final class FinalMails {

  private final TranscriptWriter transcript;
  private final Form form;
  private final Keeper keeper;
  private final Consumer<Mail> listener;
  private boolean any;
  private int told;
  private int kept;
  private int lines;

  /** Makes a mail of what is known of its session. */
  @FunctionalInterface
  interface Form {
    /** The mail of that number. */
    Mail mail(int number, Transaction transaction, Transcript said);
  }

  /**
   * For one session.
   *
   * @param keeper given those that are taken before their clients are told, and the others
   * @param listener told of all
   */
  FinalMails(TranscriptWriter transcript, Form form, Keeper keeper, Consumer<Mail> listener) {
    this.transcript = transcript;
    this.form = form;
    this.keeper = keeper;
    this.listener = listener;
  }

  /**
   * Keeps the one that comes behind {@code recorded} before its client hears of it.
   *
   * @throws IOException when it is not kept
   */
  void keep(Transactions recorded, Transaction taken) throws IOException {
    int number = recorded.total() + 1;
    if (keeper.equals(Keeper.NOBODY)) {
      kept = number;
      return;
    }
    List<Transcript.Line> said = new ArrayList<>(transcript.after(lines).lines());
    Duration now = transcript.elapsed();
    for (String line : taken.reply().map(Reply::wireLines).orElse(List.of())) {
      said.add(new Transcript.Line(now, Transcript.Speaker.SERVER, line));
    }
    keeper.keep(form.mail(number, taken, new Transcript(said)));
    kept = number;
  }

  /** Those that are recorded, and the one under way if it is refused for good. */
  void tell(Transactions recorded, SessionJudging underWay) {
    recorded.after(told).forEach(this::tell);
    told = Math.max(told, recorded.total());
    if (told == recorded.total()) {
      underWay.refusedForGood().ifPresent(this::tell);
    }
  }

  private void tell(Transaction mail) {
    told++;
    if (mail.isMail()) {
      any = true;
      Mail last = form.mail(told, mail, said());
      if (told != kept) {
        keeper.note(last);
      }
      listener.accept(last);
    }
  }

  /** The session is over: one without a mail is noted all the same. */
  void end(Transaction last) {
    if (!any) {
      keeper.note(form.mail(0, last, said()));
    }
  }

  private Transcript said() {
    Transcript said = transcript.after(lines);
    lines += said.lines().size();
    return said;
  }
}
