package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Transcript;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.Mail;
import fakereceiver.session.Transaction;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells somebody of the mails of one session, each once, as soon as it is final. */
final class FinalMails {

  /** Commands whose refusal keeps a mail away; CONNECT stands for the greeting. */
  private static final Set<String> KEEP_AWAY = Set.of("CONNECT", "EHLO", "HELO", "MAIL");

  private final String session;
  private final String persona;
  private final IpAddress peer;
  private final Map<String, String> claims;
  private final TranscriptWriter transcript;
  private final Consumer<Mail> listener;
  private int told;
  private int lines;

  FinalMails(
      String session,
      String persona,
      IpAddress peer,
      Map<String, String> claims,
      TranscriptWriter transcript,
      Consumer<Mail> listener) {
    this.session = session;
    this.persona = persona;
    this.peer = peer;
    this.claims = claims;
    this.transcript = transcript;
    this.listener = listener;
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
    if (isMail(mail)) {
      Transcript said = transcript.after(lines);
      lines += said.lines().size();
      listener.accept(new Mail(session, told, persona, peer, claims, mail, said));
    }
  }

  /** A session that came to nothing has a transaction too. */
  private static boolean isMail(Transaction transaction) {
    return transaction.attempt().reversePath().isPresent()
        || transaction.verdict().action().refuses()
        || transaction.refusals().stream().anyMatch(refusal -> KEEP_AWAY.contains(refusal.verb()));
  }
}
