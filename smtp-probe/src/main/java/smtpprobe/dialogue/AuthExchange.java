package smtpprobe.dialogue;

import fakereceiver.mail.Reply;
import jakarta.mail.MessagingException;
import java.util.Iterator;

/**
 * AUTH and what follows it (RFC 4954 section 4).
 *
 * <p>Not left to Jakarta Mail, which says these lines where nobody can write them down.
 */
final class AuthExchange {

  /** Stands where a secret was said. */
  static final String HIDDEN = "[hidden]";

  /** RFC 5321 section 4.5.3.1.4, without CRLF; longer responses go on a line of their own. */
  private static final int MAX_COMMAND = 510;

  /** Says one line and waits for the reply. */
  interface Line {

    /**
     * Says it.
     *
     * @param shown what is written down in its place
     */
    Reply say(String line, String shown) throws MessagingException;
  }

  private AuthExchange() {}

  /** The reply that ends it. */
  static Reply run(AuthMechanism mechanism, Credentials credentials, Line line)
      throws MessagingException {
    Iterator<String> responses = mechanism.responses(credentials).iterator();
    String command = "AUTH " + mechanism.name();
    String first = mechanism.isClientFirst() ? responses.next() : "";
    boolean fits = command.length() + 1 + first.length() <= MAX_COMMAND;
    Reply reply =
        first.isEmpty() || !fits
            ? line.say(command, command)
            : line.say(command + " " + first, command + " " + HIDDEN);
    if (!fits && reply.code() == 334) {
      reply = line.say(first, HIDDEN);
    }
    while (reply.code() == 334 && responses.hasNext()) {
      reply = line.say(responses.next(), HIDDEN);
    }
    if (reply.code() != 334) {
      return reply;
    }
    Reply cancelled = line.say("*", "*"); // it asks for more than there is
    return cancelled.isPositive() ? reply : cancelled; // that has logged nobody in
  }
}
