package fakereceiver.mail;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail address as it stands between the angle brackets of MAIL and RCPT, and in From fields.
 *
 * @param localPart what stands before the last {@code @}, quotes kept
 * @param domainText what stands after it: a name, an address literal, or nothing
 */
public record Mailbox(String localPart, String domainText) {

  /** Splits at the last {@code @}; text without one is all local part. */
  public static Mailbox of(String text) {
    int at = text.lastIndexOf('@');
    return at < 0
        ? new Mailbox(text, "")
        : new Mailbox(text.substring(0, at), text.substring(at + 1));
  }

  /** The domain, when there is one that DNS can be asked for. */
  public Optional<DomainName> domain() {
    return domainText.startsWith("[") || domainText.isEmpty()
        ? Optional.empty()
        : DomainName.parse(domainText);
  }

  /** The address, when the domain part is an address literal. */
  public Optional<IpAddress> literal() {
    return HeloName.of(domainText).address().filter(a -> domainText.startsWith("["));
  }

  /** Whether no server needs SMTPUTF8 for it (RFC 6531). */
  public boolean isAscii() {
    return Ascii.isAll(localPart + domainText);
  }

  /** Whether a label of a domain, as people write it, may have that character. */
  public static boolean isOfLabels(int c) {
    return c >= 0x80 || c == '-' || c == '_' || Ascii.isAlphanumeric(c);
  }

  @Override
  public String toString() {
    return domainText.isEmpty() ? localPart : localPart + "@" + domainText;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Mailbox mailbox
        && localPart.equals(mailbox.localPart)
        && domainText.equals(mailbox.domainText);
  }

  @Override
  public int hashCode() {
    return 31 * localPart.hashCode() + domainText.hashCode();
  }
}
