package fakereceiver.session;

import fakereceiver.mail.BodyType;
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

  public TransactionParameters {
    mail = mail.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(mail));
    recipients = List.copyOf(recipients);
  }

  /** Those of a MAIL, before any recipient. */
  public static TransactionParameters ofMail(Map<String, String> mail) {
    return new TransactionParameters(mail, List.of());
  }

  /** Whether the sender has declared SMTPUTF8 (RFC 6531 section 3.4). */
  public boolean isUtf8() {
    return mail.containsKey("SMTPUTF8");
  }

  /** What MAIL declared of the message (RFC 6152, and RFC 6531 section 3.4). */
  public BodyType bodyType() {
    return isUtf8() || !mail.getOrDefault("BODY", "7BIT").equalsIgnoreCase("7BIT")
        ? BodyType.EIGHT_BIT
        : BodyType.SEVEN_BIT;
  }

  /** These, and those of one more RCPT. */
  public TransactionParameters withRecipient(Map<String, String> parameters) {
    List<Map<String, String>> more = new ArrayList<>(recipients);
    more.add(parameters);
    return new TransactionParameters(mail, more);
  }
}
