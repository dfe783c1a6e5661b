package fakereceiver.server;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** STARTTLS (RFC 3207). */
final class StartTlsCommand implements Verb.Command {

  @Override
  public void run(Visit visit, String argument) throws IOException, BadLineException {
    SmallCommands.requireNone(argument);
    Optional<SSLContext> context = visit.settings().tls();
    if (context.isEmpty()) {
      visit.error(Replies.NOT_IMPLEMENTED);
      return;
    }
    if (visit.isTls()) {
      visit.error(Replies.TLS_ALREADY);
      return;
    }
    visit.say(Replies.READY_FOR_TLS);
    try {
      SSLSession session = visit.wire().startTls(context.get(), visit.peer().text());
      visit.tls(new SessionRecord.Tls(session.getProtocol(), session.getCipherSuite()));
      visit.scribe().event("TLS: " + session.getProtocol() + " " + session.getCipherSuite());
    } catch (SSLException e) {
      visit.abandon("TLS could not be started: " + e.getMessage());
      return;
    }
    // RFC 3207 section 4.2: what was said in the clear is forgotten.
    visit.endTransaction();
    visit.greeted(false);
  }
}
