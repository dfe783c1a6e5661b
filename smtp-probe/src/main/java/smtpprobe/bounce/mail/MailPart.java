package smtpprobe.bounce.mail;

import java.util.List;
import java.util.Optional;

/**
 * A part of a mail without parts of its own. Immutable as long as nobody writes to the octets.
 *
 * @param type its media type in lower case
 * @param header its own fields
 * @param text its text, when it is text or a report
 * @param octets what it holds, decoded, when it is something else
 * @param isReturned whether it belongs to a message inside of this one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of an attachment costs
record MailPart(
    String type, List<MailField> header, String text, byte[] octets, boolean isReturned) {

  MailPart {
    header = List.copyOf(header);
  }

  /** The value of the first field of that name. */
  Optional<String> field(String name) {
    return Fields.first(header, name);
  }

  boolean isHtml() {
    return type.equals("text/html");
  }

  boolean isPlain() {
    return type.equals("text/plain");
  }
}
