package fakereceiver.session;

import fakereceiver.mail.AuthLine;
import fakereceiver.mail.Reply;
import java.util.Locale;
import java.util.Set;

/**
 * A command that was refused.
 *
 * @param command the line as it was sent, without what a client would keep secret; empty when what
 *     came was no line
 * @param reply what the client was told
 */
public record Refusal(String command, Reply reply) {

  /** CONNECT stands for the greeting. */
  private static final Set<String> KEEP_AWAY = Set.of("CONNECT", "EHLO", "HELO", "MAIL");

  /** Of {@code line}; of AUTH the mechanism stays, and not the secret. */
  public static Refusal of(String line, Reply reply) {
    return new Refusal(AuthLine.withoutSecret(line), reply);
  }

  /** The verb in upper case. */
  public String verb() {
    return command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }

  /** Whether the command was one without which nobody can send mail. */
  boolean keepsAway() {
    return KEEP_AWAY.contains(verb());
  }

  /** Whether the command came at the wrong moment (RFC 5321 section 4.2.3). */
  boolean isOutOfPlace() {
    return reply.code() == 503;
  }

  boolean isOfRecipient() {
    return verb().equals("RCPT");
  }

  boolean isOfMessage() {
    return verb().equals("DATA") || verb().equals("BDAT");
  }
}
