package fakereceiver.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters that came with MAIL and with each RCPT, by keyword in upper case, values as they
 * were sent; one without a value has the empty text. Immutable.
 *
 * @param mail of MAIL
 * @param recipients of each RCPT, in the order of the recipients
 */
public record TransactionParameters(
    Map<String, String> mail, List<Map<String, String>> recipients) {

  /** One without parameters or recipients. */
  public static final TransactionParameters EMPTY = new TransactionParameters(Map.of(), List.of());

  /** Copies the collections. */
  public TransactionParameters {
    mail = Collections.unmodifiableMap(new LinkedHashMap<>(mail));
    recipients = List.copyOf(recipients);
  }

  TransactionParameters withRecipient(Map<String, String> parameters) {
    List<Map<String, String>> more = new ArrayList<>(recipients);
    more.add(parameters);
    return new TransactionParameters(mail, more);
  }
}
