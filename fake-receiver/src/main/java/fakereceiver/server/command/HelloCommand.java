package fakereceiver.server.command;

import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.SmtpSession;
import java.util.ArrayList;
import java.util.List;
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
    Optional<Reply> refusal = session.judging().atHelo(session.heloName(argument));
    if (refusal.isPresent()) {
      session.answer(refusal.get());
      return;
    }
    session.greeted(true);
    session.answer(extended ? extensions(session) : Reply.of(250, session.hostName()));
  }

  private static Reply extensions(SmtpSession session) {
    List<String> lines = new ArrayList<>();
    lines.add(session.hostName());
    lines.add("PIPELINING");
    lines.add("SIZE " + session.settings().maxMessageSize());
    lines.add("8BITMIME");
    lines.add("SMTPUTF8");
    lines.add("ENHANCEDSTATUSCODES");
    lines.add("CHUNKING");
    lines.add("DSN");
    if (session.settings().tls().isPresent() && !session.isTls()) {
      lines.add("STARTTLS"); // RFC 3207 section 4.2: not inside TLS
    }
    if (session.mayClaim()) {
      lines.add("XCLIENT " + XclientCommand.ATTRIBUTES);
    }
    return new Reply(250, lines);
  }
}
