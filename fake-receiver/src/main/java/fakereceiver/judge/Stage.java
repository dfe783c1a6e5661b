package fakereceiver.judge;

import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.List;
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

  /** How many recipients are named. */
  private static final int NAMED = 20;

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

  /** Told anew for each recipient that comes: of thousands, the first ones and how many more. */
  private static String recipients(Attempt attempt) {
    List<Mailbox> recipients = attempt.recipients();
    StringJoiner all = new StringJoiner(", ");
    for (Mailbox recipient : recipients.subList(0, Math.min(NAMED, recipients.size()))) {
      all.add(recipient.toString());
    }
    if (recipients.size() > NAMED) {
      all.add("and " + (recipients.size() - NAMED) + " more");
    }
    return all.toString();
  }

  /** The word that is used everywhere outside Java: {@code connect}, {@code helo} and so on. */
  public String word() {
    return word;
  }
}
