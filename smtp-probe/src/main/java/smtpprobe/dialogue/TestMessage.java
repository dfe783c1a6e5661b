package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The mail that is sent when the user has none of his own: short, valid, and easy to find again.
 */
public final class TestMessage {

  /** RFC 5322 section 3.3; the JDK's RFC_1123_DATE_TIME says GMT, which is obsolete there. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private static final String NOBODYS = "smtp-probe.invalid"; // RFC 2606

  private TestMessage() {}

  /**
   * Builds it (RFC 5322, lines ending in CRLF); the same arguments give the same octets.
   *
   * @param from for the From field; its domain is used for the Message-ID
   * @param to for the To field
   * @param date for the Date field, in whole seconds
   * @param id makes the Message-ID and the subject unique: 1 to 64 of {@code A-Z a-z 0-9 -}
   * @throws IllegalArgumentException when the id has another form, or an address a control
   *     character
   */
  public static Message of(Mailbox from, Mailbox to, Instant date, String id) {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "\"" + id + "\" is not an id, expected 1 to 64 letters, digits and hyphens");
    }
    refuseControls(from);
    refuseControls(to);
    return Message.of(
        String.join(
            "\r\n",
            "From: <" + from + ">",
            "To: <" + to + ">",
            "Date: " + date(date),
            "Message-ID: " + messageId(id, from),
            "Subject: smtp-probe test " + id,
            "Auto-Submitted: auto-generated", // RFC 3834: no holiday replies, please
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=us-ascii",
            "Content-Transfer-Encoding: 7bit",
            "",
            "This message was sent by smtp-probe to find out whether mail from",
            "this sender is accepted here. Nobody expects an answer, and it may",
            "be deleted.",
            ""));
  }

  /** Who stands in the From field of a mail with that reverse-path. */
  public static Mailbox authorFor(ReversePath path) {
    return path.mailbox().orElse(new Mailbox("postmaster", NOBODYS));
  }

  /** The Message-ID that holds {@code id}, with angle brackets. */
  public static String messageId(String id, Mailbox author) {
    return "<" + id + "@" + author.domain().map(DomainName::text).orElse(NOBODYS) + ">";
  }

  /** A Date field's value, in UTC and whole seconds. */
  public static String date(Instant date) {
    return DATE.format(date.atOffset(ZoneOffset.UTC));
  }

  private static void refuseControls(Mailbox mailbox) {
    if (mailbox.toString().chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a control character in an address: expected none");
    }
  }
}
