package fakereceiver.server.command;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SessionJudging;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.server.wire.MessageBuffer;
import java.io.IOException;

/**
 * BDAT (RFC 3030): the message in chunks. The octets of a chunk are read whatever is thought of
 * them; otherwise they would be taken for commands.
 */
final class BdatCommand implements Command {

  /** Of a chunk whose length is not known, nothing that follows can be read. */
  private static final String BAD_LENGTH = "Expected BDAT length [LAST]";

  private static final int MAX_DIGITS = 18;

  @Override
  public void run(SmtpSession session, String argument) throws IOException, BadLineException {
    if (session.isWithout("CHUNKING")) {
      session.error(Replies.NOT_IMPLEMENTED);
      return;
    }
    int space = argument.indexOf(' ');
    String digits = space < 0 ? argument : argument.substring(0, space);
    boolean last = space >= 0 && argument.substring(space).strip().equalsIgnoreCase("LAST");
    if (!Ascii.isDigits(digits) || digits.length() > MAX_DIGITS || (space >= 0 && !last)) {
      throw BadLineException.fatal(BAD_LENGTH);
    }
    SessionJudging judging = session.judging();
    boolean wanted = judging.recipients() > 0;
    MessageBuffer message =
        session
            .uploads()
            .underWay()
            .filter(begun -> wanted)
            .orElseGet(() -> wanted ? session.uploads().begin() : session.uploads().none());
    long length = Long.parseLong(digits);
    if (!session.wire().readChunk(message, length)) {
      HangUp.during(session, "in a chunk, after " + message.size() + " octets, thrown away");
      return;
    }
    session.event(length + " octets of message" + (last ? ", the last" : ""));
    if (!wanted) {
      refuse(session);
    } else if (last) {
      DataCommand.finish(session, message);
    } else {
      session.answer(
          message.isTooBig()
              ? Replies.TOO_BIG
              : Reply.of(250, "2.0.0 " + length + " octets received"));
    }
  }

  private static void refuse(SmtpSession session) throws BadLineException {
    if (session.judging().hasSender()) {
      session.answer(Replies.NO_RECIPIENTS);
      return;
    }
    throw BadLineException.of(session.isGreeted() ? Replies.MAIL_FIRST : Replies.HELO_FIRST);
  }
}
