package fakereceiver.server;

import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import java.util.Optional;

/** MAIL: begins a transaction. */
final class MailCommand implements Verb.Command {

  private static final Reply BAD_PATH = Reply.of(501, "5.1.7 Bad syntax of the sender's address");

  @Override
  public void run(Visit visit, String argument) throws BadLineException {
    if (!visit.isGreeted()) {
      throw BadLineException.of(Replies.HELO_FIRST);
    }
    if (visit.proceedings().hasSender()) {
      throw BadLineException.of(Replies.NESTED_MAIL);
    }
    PathArgument path = PathArgument.parse(argument, "FROM:", BAD_PATH);
    Parameters.checkMail(path.parameters());
    if (!isAscii(argument) && !path.parameters().containsKey("SMTPUTF8")) {
      throw BadLineException.of(Replies.NEEDS_UTF8);
    }
    if (Parameters.announcesMoreThan(visit.settings().maxMessageSize(), path.parameters())) {
      visit.say(Replies.TOO_BIG);
      return;
    }
    Optional<Reply> refusal =
        visit.proceedings().atMail(ReversePath.of(path.mailbox()), path.parameters());
    visit.answer(refusal.orElse(Replies.SENDER_OK));
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
