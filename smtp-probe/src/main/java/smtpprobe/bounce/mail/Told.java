package smtpprobe.bounce.mail;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.List;
import java.util.Optional;

/**
 * What a mail tells about one recipient. Immutable.
 *
 * @param address the recipient, as the last server knew it; empty when nobody says
 * @param original the address that the sender wrote, where it is another one
 * @param action failed, delayed, delivered, relayed or expanded; empty where no report says
 * @param status the status of the report
 * @param host the server that refused, or the recipient's domain; empty when nobody says
 * @param diagnostics how many of the texts are the report's own; their codes count more than its
 *     status
 * @param texts texts that may tell the reason, the likeliest first
 */
public record Told(
    String address,
    String original,
    String action,
    Optional<EnhancedStatusCode> status,
    String host,
    int diagnostics,
    List<String> texts) {

  /** Copies the list. */
  public Told {
    texts = List.copyOf(texts);
  }

  /** Whether nothing failed. */
  public boolean isDelivered() {
    return action.equals("delivered") || action.equals("relayed") || action.equals("expanded");
  }
}
