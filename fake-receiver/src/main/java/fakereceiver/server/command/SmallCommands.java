package fakereceiver.server.command;

import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.util.List;

/** The commands that have next to nothing to do. */
final class SmallCommands {

  private static final Reply HELP =
      new Reply(
          214,
          List.of(
              "2.0.0 Commands: EHLO HELO MAIL RCPT DATA BDAT RSET NOOP QUIT HELP VRFY STARTTLS",
              "2.0.0 Mail is judged here and goes no further"));

  /** RFC 5321 section 3.5.3: what a server says that does not want to tell. */
  private static final Reply CANNOT_VERIFY =
      Reply.of(252, "2.5.0 Send mail to it, and it will be judged");

  private SmallCommands() {}

  static void rset(SmtpSession session, String argument) throws BadLineException {
    requireNone(argument);
    session.endTransaction();
    session.say(Replies.OK);
  }

  /** RFC 5321 section 4.1.1.9: an argument is ignored. */
  static void noop(SmtpSession session, String argument) {
    session.say(Replies.OK);
  }

  static void quit(SmtpSession session, String argument) throws BadLineException {
    requireNone(argument);
    session.leave(Replies.BYE);
  }

  static void help(SmtpSession session, String argument) {
    session.say(HELP);
  }

  static void vrfy(SmtpSession session, String argument) throws BadLineException {
    if (argument.isEmpty()) {
      throw BadLineException.of(Reply.of(501, "5.5.4 Verify whom?"));
    }
    if (session.login().isMissing()) {
      throw BadLineException.of(Replies.AUTH_FIRST);
    }
    session.say(CANNOT_VERIFY);
  }

  static void notImplemented(SmtpSession session, String argument) {
    session.error(Replies.NOT_IMPLEMENTED);
  }

  static void unknown(SmtpSession session, String argument) {
    session.error(Replies.UNKNOWN_COMMAND);
  }

  static void requireNone(String argument) throws BadLineException {
    if (!argument.isEmpty()) {
      throw BadLineException.of(Replies.NO_ARGUMENT);
    }
  }
}
