package fakereceiver.session;

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
    String[] words = line.split(" ", 3);
    boolean secret = words[0].equalsIgnoreCase("AUTH") && words.length > 2;
    return new Refusal(secret ? words[0] + " " + words[1] : line, reply);
  }

  /** The verb in upper case. */
  public String verb() {
    return command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }
}
