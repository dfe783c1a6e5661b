package smtpprobe.letter;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import smtpprobe.letter.Template.Blank;

/**
 * Who writes a mail to whom, when, and on which way it goes: what the blanks of a template are
 * filled in with. Immutable.
 *
 * @param id makes the Message-ID and the subject unique: 1 to 64 of {@code A-Z a-z 0-9 -}
 * @param date for the Date field, in whole seconds
 * @param author for the From field; its domain is used for the Message-ID
 * @param to for the To field
 * @param source the address that it comes from
 * @param helo the name that the client greets with
 * @param server the server that it goes to, in words
 */
public record Addressing(
    String id,
    Instant date,
    Mailbox author,
    Mailbox to,
    IpAddress source,
    HeloName helo,
    String server) {

  private static final String NOBODYS = "smtp-probe.invalid"; // RFC 2606

  /**
   * Refuses an id that could not be found again.
   *
   * @throws IllegalArgumentException when the id has another form
   */
  public Addressing {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "\"" + id + "\" is not an id, expected 1 to 64 letters, digits and hyphens");
    }
  }

  /** That of a plan with a recipient: as if it was sent, but to no server in particular. */
  public static Addressing of(Attempt plan, Mailbox author, String id, Instant date) {
    return new Addressing(
        id,
        date,
        author,
        plan.recipients().get(0),
        plan.clientAddress(),
        plan.heloName().orElseGet(() -> HeloName.of("")),
        "no server yet");
  }

  /**
   * Who stands in the From field of a mail with that reverse-path. Mail with the null one is
   * bounces, and mail servers write those in their own name.
   */
  public static Mailbox authorFor(ReversePath path, HeloName helo) {
    return path.mailbox()
        .orElseGet(
            () -> new Mailbox("MAILER-DAEMON", helo.name().map(DomainName::text).orElse(NOBODYS)));
  }

  Map<Blank, String> values() {
    Map<Blank, String> values = new EnumMap<>(Blank.class);
    values.put(Blank.FROM, author.toString());
    values.put(Blank.TO, to.toString());
    values.put(
        Blank.MESSAGE_ID,
        "<" + id + "@" + author.domain().map(DomainName::text).orElse(NOBODYS) + ">");
    values.put(Blank.DATE, dateField(date.atOffset(ZoneOffset.UTC)));
    values.put(Blank.SOURCE, source.text());
    values.put(Blank.HELO, Printable.of(helo.text()));
    values.put(Blank.SERVER, server);
    values.put(Blank.ID, id);
    return values;
  }

  /**
   * RFC 5322 section 3.3, where GMT, as the JDK's RFC_1123_DATE_TIME says, is obsolete. The JDK's
   * own formatting reads names of days and months in sixty classes.
   */
  static String dateField(OffsetDateTime utc) {
    return shortName(utc.getDayOfWeek())
        + ", "
        + utc.getDayOfMonth()
        + " "
        + shortName(utc.getMonth())
        + " "
        + utc.getYear()
        + " "
        + twoDigits(utc.getHour())
        + ":"
        + twoDigits(utc.getMinute())
        + ":"
        + twoDigits(utc.getSecond())
        + " +0000";
  }

  private static String shortName(Enum<?> name) {
    return name.name().charAt(0) + name.name().substring(1, 3).toLowerCase(Locale.ROOT);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
