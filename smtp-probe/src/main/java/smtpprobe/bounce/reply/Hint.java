package smtpprobe.bounce.reply;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.Optional;

/**
 * What is known of a reply beside its text. Immutable.
 *
 * @param code its code, where another field has it
 * @param status its status, where another field has it
 * @param host the name of the server that gave it, or the recipient's address; may be empty
 */
public record Hint(Optional<Integer> code, Optional<EnhancedStatusCode> status, String host) {

  /** Nothing. */
  public static final Hint NONE = new Hint(Optional.empty(), Optional.empty(), "");

  public static Hint of(Optional<EnhancedStatusCode> status, String host) {
    return new Hint(Optional.empty(), status, host);
  }
}
