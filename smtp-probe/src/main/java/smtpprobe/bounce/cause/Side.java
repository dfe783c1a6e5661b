package smtpprobe.bounce.cause;

import fakereceiver.finding.Owner;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose side a cause is on: who could change it. */
public enum Side {
  /** Records of the sender, or of the reverse zone of its address. */
  SENDER_DNS("the sender's DNS"),
  /** The sending host or its mail server. */
  SENDER_HOST("the sending host"),
  /** The message, or what signs it. */
  SENDER_MESSAGE("the message"),
  /** What others think of the address or the domain. */
  REPUTATION("the sender's reputation"),
  /** The mailbox that it was for. */
  RECIPIENT("the recipient"),
  /** The receiving mail system. */
  RECEIVER("the receiver"),
  /** Nobody's: it passes, or it is no fault. */
  NOBODY("nobody"),
  /** Not known. */
  UNKNOWN("not known");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /** Its word in output for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What people read. */
  public String words() {
    return words;
  }

  /** The side of that word. */
  public static Optional<Side> of(String word) {
    return Arrays.stream(values()).filter(side -> side.word().equals(word)).findFirst();
  }

  /** Whether the sender has something to change. */
  public boolean isSenders() {
    return this == SENDER_DNS || this == SENDER_HOST || this == SENDER_MESSAGE;
  }

  static Side of(Owner owner) {
    return switch (owner) {
      case HOST, GREETING, SENDER, PROVIDER -> SENDER_HOST;
      case DNS, REVERSE_ZONE -> SENDER_DNS;
      case MESSAGE, SIGNER -> SENDER_MESSAGE;
      case LIST -> REPUTATION;
      case RECEIVER -> RECEIVER;
      case NOBODY -> NOBODY;
    };
  }
}
