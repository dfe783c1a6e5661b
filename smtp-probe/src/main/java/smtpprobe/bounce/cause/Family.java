package smtpprobe.bounce.cause;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The coarse kind of a cause: what a dashboard counts. */
public enum Family {
  /** No PTR record, or one that does not lead back. */
  REVERSE_DNS,
  /** SPF, DKIM, DMARC, ARC. */
  AUTHENTICATION,
  /**
   * The client itself is not welcome: a blocklist, what the receiver thinks of the address or the
   * domain, the name that it greets with.
   */
  REPUTATION,
  /** Too much, too fast, or not yet. */
  RATE,
  /** What is in the message: spam, a virus, an attachment. */
  CONTENT,
  /** Another rule of the receiver's: relaying, encryption, form of addresses and messages. */
  POLICY,
  /** The mailbox: unknown, closed, moved, or not willing. */
  RECIPIENT,
  /** Too full or too large. */
  CAPACITY,
  /** The way to the receiver: names, routes, connections, time. */
  NETWORK,
  /** A program or its settings, on either side. */
  SYSTEM,
  /** Mail about mail that says that nothing failed. */
  NOT_A_FAILURE,
  /** Not a bounce at all. */
  NOT_A_BOUNCE,
  /** Nobody can tell from this text. */
  UNKNOWN;

  /** Its word in output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The family of that word. */
  public static Optional<Family> of(String word) {
    return Arrays.stream(values()).filter(family -> family.word().equals(word)).findFirst();
  }
}
