package fakereceiver.server.command;

import fakereceiver.given.Ascii;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.util.Optional;

/** MAIL: begins a transaction. */
final class MailCommand implements Command {

  private static final Reply BAD_PATH = Reply.of(501, "5.1.7 Bad syntax of the sender's address");

  @Override
  public void run(SmtpSession session, String argument) throws BadLineException {
    if (!session.isGreeted()) {
      throw BadLineException.of(Replies.HELO_FIRST);
    }
    if (session.login().isMissing()) {
      session.answer(Replies.AUTH_FIRST);
      return;
    }
    if (session.refusesAtLast()) {
      return;
    }
    if (session.judging().hasSender()) {
      throw BadLineException.of(Replies.NESTED_MAIL);
    }
    PathArgument path = PathArgument.parse(argument, "FROM:", BAD_PATH);
    Parameters.checkMail(path.parameters());
    if (!Ascii.isAll(argument) && !path.parameters().containsKey("SMTPUTF8")) {
      throw BadLineException.of(Replies.NEEDS_UTF8);
    }
    boolean judged = !Ascii.isAll(argument) && isJudged(session.persona(), "sender-not-ascii");
    Extensions.requireOffered(session, path.parameters(), judged ? "SMTPUTF8" : "");
    if (Parameters.announcesMoreThan(session.settings().maxMessageSize(), path.parameters())) {
      session.answer(Replies.TOO_BIG);
      return;
    }
    Optional<Reply> refusal =
        session.judging().atMail(ReversePath.of(path.mailbox()), path.parameters());
    session.answer(refusal.orElse(Replies.SENDER_OK));
  }

  /** Whether an address that needs SMTPUTF8, which that receiver lacks, is refused in its words. */
  static boolean isJudged(Persona persona, String rule) {
    return persona.without().contains("SMTPUTF8") && persona.decides(rule);
  }
}
