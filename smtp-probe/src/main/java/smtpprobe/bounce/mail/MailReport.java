package smtpprobe.bounce.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.cause.Kind;

/**
 * What a mail is, and what it tells. Immutable.
 *
 * @param kind what it is
 * @param cause the id of the cause, where the kind of mail itself says it; empty for bounces
 * @param recipients what it tells of each recipient
 * @param reporter the server that wrote it; empty when nobody says
 * @param sender to whom it was written: the sender of the mail that bounced; may be empty
 * @param date when it was written
 * @param subject its subject; empty when there is none
 * @param attachments reports for programs that came with it, decoded
 * @param facts what a feedback report says, in order
 * @param notes what was cut off
 */
public record MailReport(
    Kind kind,
    String cause,
    List<Told> recipients,
    String reporter,
    String sender,
    Optional<Instant> date,
    String subject,
    List<byte[]> attachments,
    List<String> facts,
    List<String> notes) {

  public MailReport {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }
}
