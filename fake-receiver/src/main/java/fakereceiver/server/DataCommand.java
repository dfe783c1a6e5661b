package fakereceiver.server;

import java.io.IOException;

/**
 * DATA. Whatever is said to it before the data is said before 354, so that no line of a message is
 * ever taken for a command; whatever is said after the data ends the transaction.
 */
final class DataCommand implements Verb.Command {

  @Override
  public void run(Visit visit, String argument) throws IOException, BadLineException {
    SmallCommands.requireNone(argument);
    Proceedings proceedings = visit.proceedings();
    if (!proceedings.hasSender()) {
      throw BadLineException.of(visit.isGreeted() ? Replies.MAIL_FIRST : Replies.HELO_FIRST);
    }
    if (visit.upload().isPresent()) {
      // RFC 3030 section 2: DATA and BDAT do not mix in one transaction.
      throw BadLineException.of(BdatCommand.MIXED);
    }
    if (proceedings.recipients() == 0) {
      visit.answer(Replies.NO_RECIPIENTS);
      return;
    }
    visit.say(Replies.SEND_DATA);
    MessageBuffer message = new MessageBuffer(visit.settings().maxMessageSize());
    if (!visit.wire().readData(new Unstuffer(message))) {
      visit.hungUp("in the data, after " + message.size() + " octets, which are thrown away");
      return;
    }
    visit.scribe().event(message.size() + " octets of message");
    finish(visit, message);
  }

  /** The end of the data, whichever way it came. */
  static void finish(Visit visit, MessageBuffer message) {
    if (message.isTooBig()) {
      visit.answer(Replies.TOO_BIG);
      visit.endTransaction();
    } else {
      visit.say(visit.proceedings().atMessage(message.toMessage()));
    }
  }
}
