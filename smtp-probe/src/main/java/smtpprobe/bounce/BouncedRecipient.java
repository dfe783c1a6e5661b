package smtpprobe.bounce;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.Optional;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.reply.Reading;

/**
 * One recipient of a bounce, and what became of the mail for it. Immutable.
 *
 * @param address the recipient; empty when nobody says
 * @param original the address that the sender wrote, where it is another one
 * @param host the server that refused, or the recipient's domain; empty when nobody says
 * @param reading what was said, and what is behind it
 * @param isDelayed whether the mail is still waiting
 */
public record BouncedRecipient(
    String address, String original, String host, Reading reading, boolean isDelayed) {

  /** What is behind it. */
  public Cause cause() {
    return reading.cause();
  }

  /** The status of the report, or else of the reply. */
  public Optional<EnhancedStatusCode> status() {
    return reading.status();
  }

  /** Whether a further try may help, where somebody says so. */
  public Optional<Boolean> isTemporary() {
    return isDelayed ? Optional.of(true) : reading.isTemporary();
  }
}
