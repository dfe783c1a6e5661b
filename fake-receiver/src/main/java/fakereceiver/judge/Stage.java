package fakereceiver.judge;

import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.Locale;
import java.util.StringJoiner;

/** How far an attempt has come, in the order of an SMTP session. */
public enum Stage {
  /** The client has connected: its address is known. */
  CONNECT,
  /** EHLO or HELO: the HELO name is known. */
  HELO,
  /** MAIL FROM: the reverse-path is known. */
  MAIL,
  /** RCPT TO: the recipients are known. */
  RCPT,
  /** The end of the data: the message is known. */
  MESSAGE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** What a rule of this stage looks at first: what has become known then. */
  String subject(Attempt attempt) {
    return switch (this) {
      case CONNECT -> attempt.clientAddress().text();
      case HELO -> attempt.heloName().map(HeloName::text).orElse("");
      case MAIL -> attempt.reversePath().map(ReversePath::toString).orElse("");
      case RCPT -> recipients(attempt);
      case MESSAGE -> "the message";
    };
  }

  private static String recipients(Attempt attempt) {
    StringJoiner all = new StringJoiner(", ");
    for (Mailbox recipient : attempt.recipients()) {
      all.add(recipient.toString());
    }
    return all.toString();
  }

  /** The word that is used everywhere outside Java: {@code connect}, {@code helo} and so on. */
  public String word() {
    return word;
  }
}
