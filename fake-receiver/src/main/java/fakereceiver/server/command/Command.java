package fakereceiver.server.command;

import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.io.IOException;

/** What is done about one line of the client's. */
@FunctionalInterface
interface Command {

  /** Serves the command; {@code argument} is what stands behind the verb, without spaces. */
  void run(SmtpSession session, String argument) throws IOException, BadLineException;
}
