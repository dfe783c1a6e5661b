package fakereceiver.assertion;

import fakereceiver.auth.dkim.DkimMessage;
import fakereceiver.mail.Message;
import java.util.List;

/** The domains that have signed a message, as its DKIM-Signature fields say. */
final class Signers {

  private Signers() {}

  static List<String> of(Message message) {
    return DkimMessage.of(message).signatures().stream()
        .map(signature -> signature.common().tags().value("d").orElse(""))
        .toList();
  }
}
