package smtpprobe.bounce.mail;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a mail tells about one recipient. Immutable.
 *
 * @param address the recipient, as the last server knew it; empty when nobody says
 * @param original the address that the sender wrote, where it is another one
 * @param action failed, delayed, delivered, relayed or expanded; empty where no report says
 * @param status the status of the report
 * @param host the server that refused, or the recipient's domain; empty when nobody says
 * @param diagnostics what the report itself says; its codes count more than the status
 * @param further gives further texts that may tell the reason, the likeliest first; to be asked
 *     only where the diagnostics do not tell, since it has to read all of the mail
 */
public record Told(
    String address,
    String original,
    String action,
    Optional<EnhancedStatusCode> status,
    String host,
    List<String> diagnostics,
    Supplier<List<String>> further) {

  public Told {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether nothing failed. */
  public boolean isDelivered() {
    return action.equals("delivered") || action.equals("relayed") || action.equals("expanded");
  }
}
