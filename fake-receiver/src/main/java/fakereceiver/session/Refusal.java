package fakereceiver.session;

import fakereceiver.mail.AuthLine;
import fakereceiver.mail.Reply;
import java.util.Locale;

/**
 * A command that was refused.
 *
 * @param command the line as it was sent, without what a client would keep secret; empty when what
 *     came was no line
 * @param reply what the client was told
 */
public record Refusal(String command, Reply reply) {

  /** Of {@code line}; of AUTH the mechanism stays, and not the secret. */
  public static Refusal of(String line, Reply reply) {
    return new Refusal(AuthLine.withoutSecret(line), reply);
  }

  /** The verb in upper case. */
  public String verb() {
    return command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }
}
