package fakereceiver.server.command;

import fakereceiver.misbehaviour.Misbehaviour;
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
    if (!session.offersTls()) {
      session.error(Replies.NOT_IMPLEMENTED);
      return;
    }
    if (session.isTls()) {
      session.error(Replies.TLS_ALREADY);
      return;
    }
    session.say(Replies.READY_FOR_TLS);
    Optional<Misbehaviour.BrokenTls> broken = session.script().brokenTls();
    if (broken.isPresent()) {
      Interference.breakTls(broken.get(), session);
      return;
    }
    try {
      SSLContext context = session.settings().tls().orElseThrow();
      SSLSession secured = session.wire().startTls(context, session.peer().text());
      session.tls(new SessionRecord.Tls(secured.getProtocol(), secured.getCipherSuite()));
      session.event("TLS: " + secured.getProtocol() + " " + secured.getCipherSuite());
    } catch (SSLException e) {
      session.abandon("TLS could not be started: " + e.getMessage());
      return;
    }
    // RFC 3207 section 4.2: what was said in the clear is forgotten.
    session.endTransaction();
    session.greeted(false);
    session.login().forget();
  }
}
