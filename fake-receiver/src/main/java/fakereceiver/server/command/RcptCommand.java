package fakereceiver.server.command;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SessionJudging;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.util.Optional;

/** RCPT: any recipient will do, unless the judge minds. */
final class RcptCommand implements Command {

  /** RFC 5321 section 4.5.3.1.8 asks for 100. */
  static final int MAX_RECIPIENTS = 1000;

  private static final Reply BAD_PATH =
      Reply.of(501, "5.1.3 Bad syntax of the recipient's address");

  @Override
  public void run(SmtpSession session, String argument) throws BadLineException {
    SessionJudging judging = session.judging();
    if (!judging.hasSender()) {
      throw BadLineException.of(session.isGreeted() ? Replies.MAIL_FIRST : Replies.HELO_FIRST);
    }
    PathArgument path = PathArgument.parse(argument, "TO:", BAD_PATH);
    if (path.mailbox().isEmpty()) {
      throw BadLineException.of(BAD_PATH);
    }
    Parameters.checkRcpt(path.parameters());
    Extensions.requireOffered(session, path.parameters(), "");
    if (!judging.isUtf8()
        && !Ascii.isAll(argument)
        && !MailCommand.isJudged(session.persona(), "recipient-not-ascii")) {
      throw BadLineException.of(Replies.NEEDS_UTF8);
    }
    if (judging.recipients() >= MAX_RECIPIENTS) {
      session.answer(Replies.TOO_MANY_RECIPIENTS);
      return;
    }
    if (!judging.affords(argument)) {
      session.answer(Replies.NO_MEMORY);
      return;
    }
    Optional<Reply> refusal = judging.atRcpt(Mailbox.of(path.mailbox()), path.parameters());
    session.answer(refusal.orElse(Replies.RECIPIENT_OK));
  }
}
