package fakereceiver.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of MAIL FROM (RFC 5321 section 4.1.1.2).
 *
 * @param mailbox absent in the null reverse-path {@code <>} of notifications
 */
public record ReversePath(Optional<Mailbox> mailbox) {

  /** The null reverse-path. */
  public static final ReversePath NULL = new ReversePath(Optional.empty());

  /** Reads what stands between the angle brackets; nothing there is the null reverse-path. */
  public static ReversePath of(String text) {
    return text.isEmpty() ? NULL : new ReversePath(Optional.of(Mailbox.of(text)));
  }

  /** What stands between the angle brackets. */
  public String text() {
    return mailbox.map(Mailbox::toString).orElse("");
  }

  @Override
  public String toString() {
    return "<" + text() + ">";
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof ReversePath path && mailbox.equals(path.mailbox);
  }

  @Override
  public int hashCode() {
    return mailbox.hashCode();
  }
}
