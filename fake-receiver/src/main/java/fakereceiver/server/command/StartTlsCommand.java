package fakereceiver.server.command;

import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** STARTTLS (RFC 3207). */
final class StartTlsCommand implements Command {

  @Override
  public void run(SmtpSession session, String argument) throws IOException, BadLineException {
    SmallCommands.requireNone(argument);
    Optional<SSLContext> context = session.settings().tls();
    if (context.isEmpty()) {
      session.error(Replies.NOT_IMPLEMENTED);
      return;
    }
    if (session.isTls()) {
      session.error(Replies.TLS_ALREADY);
      return;
    }
    session.say(Replies.READY_FOR_TLS);
    try {
      SSLSession secured = session.wire().startTls(context.get(), session.peer().text());
      session.tls(new SessionRecord.Tls(secured.getProtocol(), secured.getCipherSuite()));
      session.event("TLS: " + secured.getProtocol() + " " + secured.getCipherSuite());
    } catch (SSLException e) {
      session.abandon("TLS could not be started: " + e.getMessage());
      return;
    }
    // RFC 3207 section 4.2: what was said in the clear is forgotten.
    session.endTransaction();
    session.greeted(false);
  }
}
