package smtpprobe.bounce.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.reply.SaidReply;
import smtpprobe.json.Json;

/**
 * A bounce, complaint or delivery as Amazon SES tells it: an object in JSON, alone or in a mail
 * (Amazon SES Developer Guide, Amazon SNS notification contents).
 */
final class SesNotification {

  private static final int MAX_RECIPIENTS = 1000;

  private SesNotification() {}

  static Optional<MailReport> read(ReadMail mail) {
    return mail.parts().stream()
        .filter(part -> !part.isReturned() && part.isPlain())
        .map(part -> part.text().strip())
        .filter(text -> text.startsWith("{") && text.contains("notificationType"))
        .findFirst()
        .map(SesNotification::object)
        .flatMap(Json::parse)
        .map(json -> json.text("Message").flatMap(Json::parse).orElse(json))
        .flatMap(json -> read(json, mail));
  }

  /** Without the footer that SNS adds below. */
  private static String object(String text) {
    int end = text.lastIndexOf('}');
    int footer = text.indexOf("\n--\n");
    if (footer > 0) {
      end = text.lastIndexOf('}', footer);
    }
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static Optional<MailReport> read(Json json, ReadMail mail) {
    String type = json.text("notificationType").or(() -> json.text("eventType")).orElse("");
    return switch (type) {
      case "Bounce" ->
          Optional.of(report(mail, json, "bounce", Kind.BOUNCE, "", "bouncedRecipients", "failed"));
      case "Complaint" ->
          Optional.of(
              report(
                  mail,
                  json,
                  "complaint",
                  Kind.REPORT,
                  "complaint",
                  "complainedRecipients",
                  "delivered"));
      case "Delivery" ->
          Optional.of(
              report(mail, json, "delivery", Kind.REPORT, "delivered", "recipients", "delivered"));
      default -> Optional.empty();
    };
  }

  private static MailReport report(
      ReadMail mail,
      Json json,
      String member,
      Kind kind,
      String cause,
      String recipients,
      String action) {
    Optional<Json> about = json.member(member);
    List<Told> told = new ArrayList<>();
    about.stream()
        .flatMap(a -> a.items(recipients).stream())
        .limit(MAX_RECIPIENTS)
        .forEach(one -> told.add(told(one, about.get(), action)));
    return new MailReport(
        kind,
        cause,
        told,
        about.flatMap(a -> a.text("reportingMTA")).orElse("amazonses.com"),
        json.member("mail").flatMap(m -> m.text("source")).orElse(""),
        about.flatMap(a -> a.text("timestamp")).flatMap(SesNotification::date),
        mail.field("subject").orElse(""),
        List.of(),
        List.of(),
        mail.notes());
  }

  private static Told told(Json recipient, Json about, String action) {
    String address = recipient.text().or(() -> recipient.text("emailAddress")).orElse("");
    List<String> texts = new ArrayList<>();
    recipient.text("diagnosticCode").ifPresent(texts::add);
    about.text("smtpResponse").ifPresent(texts::add);
    return new Told(
        Mailboxes.first(address).orElse(address),
        "",
        recipient.text("action").orElse(action),
        recipient.text("status").flatMap(SaidReply::status),
        about.text("remoteMtaIp").orElse("") + " " + Mailboxes.domain(address),
        texts,
        List::of);
  }

  private static Optional<Instant> date(String text) {
    try {
      return text.length() > 40 ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
