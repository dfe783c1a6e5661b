package fakereceiver.server.command;

import fakereceiver.mail.Message;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SessionJudging;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.server.wire.MessageBuffer;
import java.io.IOException;
import java.util.Optional;

/**
 * DATA. Whatever is said to it before the data is said before 354, so that no line of a message is
 * ever taken for a command; whatever is said after the data ends the transaction.
 */
final class DataCommand implements Command {

  @Override
  public void run(SmtpSession session, String argument) throws IOException, BadLineException {
    SmallCommands.requireNone(argument);
    SessionJudging judging = session.judging();
    if (!judging.hasSender()) {
      throw BadLineException.of(session.isGreeted() ? Replies.MAIL_FIRST : Replies.HELO_FIRST);
    }
    if (session.uploads().underWay().isPresent()) {
      // RFC 3030 section 2: DATA and BDAT do not mix in one transaction.
      throw BadLineException.of(Replies.DATA_AND_BDAT);
    }
    if (judging.recipients() == 0) {
      session.answer(Replies.NO_RECIPIENTS);
      return;
    }
    session.say(Replies.SEND_DATA);
    MessageBuffer message = session.uploads().begin();
    if (!session.wire().readData(message)) {
      HangUp.during(
          session, "in the data, after " + message.size() + " octets, which are thrown away");
      return;
    }
    session.event(message.size() + " octets of message");
    finish(session, message);
  }

  /** The end of the data, whichever way it came. */
  static void finish(SmtpSession session, MessageBuffer message) throws IOException {
    session.wording().ordinary();
    Interference.pause(session);
    if (Interference.at(Moment.MESSAGE, session)) {
      session.endTransaction();
    } else if (message.isTooBig()) {
      session.answer(Replies.TOO_BIG);
      session.endTransaction();
    } else {
      judge(session, message);
    }
  }

  private static void judge(SmtpSession session, MessageBuffer octets) {
    Optional<Message> message =
        octets.isUnaffordable()
            ? Optional.empty()
            : Optional.of(octets.toMessage()).filter(session.judging()::affords);
    if (message.isEmpty()) {
      session.answer(Replies.NO_MEMORY);
      session.endTransaction();
    } else {
      session.say(session.judging().atMessage(message.get(), session.wording()::of));
      session.uploads().end();
      session.script().endMail();
    }
  }
}
