package fakereceiver.server.command;

import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.SmtpSession;
import java.util.Optional;

/**
 * EHLO and HELO. Any argument goes to the judge, even none: what is wrong with a HELO name is for
 * rules to find and for personas to mind.
 */
final class HelloCommand implements Command {

  private final boolean extended;

  HelloCommand(boolean extended) {
    this.extended = extended;
  }

  @Override
  public void run(SmtpSession session, String argument) {
    session.endTransaction();
    session.greeted(false);
    Optional<Reply> refusal = session.judging().atHelo(session.identity().heloName(argument));
    if (refusal.isPresent()) {
      session.answer(refusal.get());
      return;
    }
    session.greeted(true);
    session.answer(extended ? Extensions.of(session) : Reply.of(250, session.hostName()));
  }
}
