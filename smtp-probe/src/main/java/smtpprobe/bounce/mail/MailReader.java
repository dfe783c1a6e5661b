package smtpprobe.bounce.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.cause.Kind;

/** From a mail to what it tells. Never fails. */
public final class MailReader {

  private MailReader() {}

  public static MailReport read(byte[] mail) {
    return report(MimeReader.read(mail));
  }

  private static MailReport report(ReadMail mail) {
    Optional<MailReport> notified = SesNotification.read(mail);
    if (notified.isPresent()) {
      return notified.get();
    }
    Optional<ReadMail> forwarded =
        MailKind.status(mail).isPresent() ? Optional.empty() : Forwarded.bounce(mail);
    return forwarded
        .map(bounce -> report(bounce, new MailKind.Guess(Kind.BOUNCE, "")))
        .orElseGet(() -> report(mail, MailKind.of(mail)));
  }

  private static MailReport report(ReadMail mail, MailKind.Guess guess) {
    if (guess.kind() == Kind.NOT_A_BOUNCE && MailKind.forwarded(mail).isPresent()) {
      String status = MailKind.forwarded(mail).get();
      return report(
          mail,
          new MailKind.Guess(Kind.BOUNCE, ""),
          DsnReader.read(status, new LazyProse(mail), List.of()),
          DsnReader.reporter(status));
    }
    if (guess.kind() != Kind.BOUNCE) {
      return report(mail, guess, List.of(), "");
    }
    Optional<String> status = MailKind.status(mail);
    List<Told> told =
        status
            .map(text -> DsnReader.read(text, new LazyProse(mail), mail.returned()))
            .orElse(List.of());
    if (told.isEmpty()) {
      told = byProse(mail);
    }
    if (!told.isEmpty() && told.stream().allMatch(Told::isDelivered)) {
      return report(
          mail,
          new MailKind.Guess(Kind.REPORT, "delivered"),
          told,
          status.map(DsnReader::reporter).orElse(""));
    }
    return report(mail, guess, told, status.map(DsnReader::reporter).orElse(""));
  }

  private static MailReport report(
      ReadMail mail, MailKind.Guess guess, List<Told> told, String reporter) {
    return new MailReport(
        guess.kind(),
        guess.cause(),
        told,
        reporter.isEmpty()
            ? mail.field("from").flatMap(Mailboxes::first).map(Mailboxes::domain).orElse("")
            : reporter,
        mail.field("to").flatMap(Mailboxes::first).orElse(""),
        mail.field("date").flatMap(MailDate::of),
        mail.field("subject").orElse(""),
        MailKind.attachments(mail),
        MailKind.feedback(mail),
        mail.notes());
  }

  private static List<Told> byProse(ReadMail mail) {
    Prose text = Prose.of(mail.prose());
    Map<String, List<String>> named = text.recipients();
    List<String> failed =
        mail.field("x-failed-recipients").map(value -> Mailboxes.in(value, 200)).orElse(List.of());
    String sender = mail.field("to").flatMap(Mailboxes::first).orElse("");
    List<Told> told = new ArrayList<>();
    if (!failed.isEmpty()) {
      failed.forEach(address -> told.add(told(address, text.about(address))));
      return told;
    }
    named.forEach(
        (address, texts) -> {
          if (!address.equalsIgnoreCase(sender) || named.size() == 1) {
            told.add(told(address, texts));
          }
        });
    if (told.isEmpty()) {
      String address =
          Fields.first(mail.returned(), "to")
              .flatMap(Mailboxes::first)
              .or(() -> inReturnedText(mail))
              .orElse("");
      told.add(told(address, text.about(address)));
    }
    return told;
  }

  /** The recipient in the returned header, where that is text and no part of its own. */
  private static Optional<String> inReturnedText(ReadMail mail) {
    return mail.parts().stream()
        .filter(part -> part.type().equals("text/rfc822-headers") || part.isPlain())
        .flatMap(part -> Fields.groups(part.text()).stream())
        .flatMap(group -> Fields.first(group, "to").stream())
        .flatMap(value -> Mailboxes.first(value).stream())
        .findFirst();
  }

  private static Told told(String address, List<String> texts) {
    return new Told(
        address, "", "", Optional.empty(), Mailboxes.domain(address), List.of(), () -> texts);
  }
}
