package smtpprobe.bounce.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A mail, taken apart. Immutable.
 *
 * @param header its fields
 * @param parts its parts, flat, in order
 * @param returned the header of the first message inside of it
 * @param notes what was cut off, and why; sentences without a full stop
 */
record ReadMail(
    List<MailField> header, List<MailPart> parts, List<MailField> returned, List<String> notes) {

  ReadMail {
    header = List.copyOf(header);
    parts = List.copyOf(parts);
    returned = List.copyOf(returned);
    notes = List.copyOf(notes);
  }

  /** The value of the first field of that name. */
  Optional<String> field(String name) {
    return Fields.first(header, name);
  }

  /** The same in lower case, or nothing. */
  String lower(String name) {
    return field(name).orElse("").toLowerCase(Locale.ROOT);
  }

  /** The first part that {@code wanted} takes. */
  Optional<MailPart> part(Predicate<MailPart> wanted) {
    return parts.stream().filter(wanted).findFirst();
  }

  /** The prose of the mail itself: plain text, or else HTML made plain. */
  String prose() {
    StringBuilder plain = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (MailPart part : parts) {
      if (!part.isReturned() && part.isPlain()) {
        plain.append(part.text()).append("\n\n");
      } else if (!part.isReturned() && part.isHtml()) {
        html.append(HtmlText.lines(part.text())).append("\n\n");
      }
    }
    return plain.toString().isBlank() ? html.toString() : plain.toString();
  }
}
