package fakereceiver.server.command;

import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;

/**
 * Nothing more comes from a client: it has hung up, or was made to, since the receiver closes or
 * others need the memory.
 */
final class HangUp {

  private HangUp() {}

  /** Between two commands. */
  static void between(SmtpSession session) {
    if (session.isClosing()) {
      session.leave(Replies.SHUTTING_DOWN);
    } else if (session.isCut()) {
      cutOff(session);
    } else if (isAtTheCertificate(session)) {
      session.abandon(
          "the client hung up right after TLS began, perhaps because of the certificate");
    } else {
      session.event("the client hung up");
      session.giveUp();
    }
  }

  /** Whether nothing was said since TLS began. */
  static boolean isAtTheCertificate(SmtpSession session) {
    return session.isTls() && session.command().equalsIgnoreCase("STARTTLS");
  }

  /** Where it should not have. */
  static void during(SmtpSession session, String where) {
    if (session.isClosing()) {
      session.leave(Replies.SHUTTING_DOWN);
    } else if (session.isCut()) {
      cutOff(session);
      return;
    } else {
      session.giveUp();
    }
    session.trouble("the client hung up " + where);
  }

  private static void cutOff(SmtpSession session) {
    session.trouble("cut off: it held most of the memory, which others needed");
    session.leave(Replies.HOLDS_TOO_MUCH);
  }
}
