package smtpprobe.bounce.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.match.Fragments;

/** Tells what a mail is: by its parts, then by its header, then by its words. */
final class MailKind {

  private static final Set<String> STATUS_TYPES =
      Set.of("message/delivery-status", "message/global-delivery-status");

  private static final Map<String, List<String>> WORDS = BounceFiles.sections("kinds.txt");

  private static final Fragments.Finder DAEMONS = finder("daemons");
  private static final Fragments.Finder SENDERS = finder("senders");
  private static final Fragments.Finder SUBJECTS = finder("subjects");
  private static final Fragments.Finder BODIES = finder("bodies");
  private static final Fragments.Finder AUTO_SUBJECTS = finder("auto-subjects");
  private static final Fragments.Finder CHALLENGES = finder("challenges");
  private static final Fragments.Finder REJECTIONS = finder("rejections");

  private static final int ENOUGH = 4;

  private MailKind() {}

  /** What it is, and for other mails than bounces the id of the cause. */
  record Guess(Kind kind, String cause) {}

  private static Fragments.Finder finder(String section) {
    return Prose.finder(WORDS.getOrDefault(section, List.of()));
  }

  static Guess of(ReadMail mail) {
    Optional<Guess> byParts = byParts(mail);
    if (byParts.isPresent()) {
      return byParts.get();
    }
    boolean isAutomatic =
        mail.lower("auto-submitted").startsWith("auto-replied")
            || mail.field("x-autoreply").isPresent()
            || mail.field("x-autorespond").isPresent()
            || mail.field("x-autoresponse").isPresent()
            || mail.lower("precedence").equals("auto_reply")
            || (mail.lower("x-auto-response-suppress").equals("all") && isAutoSubject(mail));
    int score = score(mail);
    if (score >= ENOUGH) {
      return new Guess(Kind.BOUNCE, "");
    }
    if (!CHALLENGES.in(plain(mail.lower("subject") + " " + head(mail.prose()))).isEmpty()) {
      return new Guess(Kind.AUTO_REPLY, "challenge");
    }
    if (isAutomatic || isAutoSubject(mail)) {
      return new Guess(Kind.AUTO_REPLY, "auto-reply");
    }
    return new Guess(Kind.NOT_A_BOUNCE, "not-a-bounce");
  }

  private static Optional<Guess> byParts(ReadMail mail) {
    if (hasPart(mail, "message/feedback-report")) {
      String feedback = String.join("\n", feedback(mail)).toLowerCase(Locale.ROOT);
      boolean isAuthentication = feedback.contains("feedback-type: auth-failure");
      return Optional.of(
          new Guess(Kind.REPORT, isAuthentication ? "authentication-report" : "complaint"));
    }
    if (status(mail).isPresent()) {
      return Optional.of(new Guess(Kind.BOUNCE, ""));
    }
    if (hasPart(mail, "message/disposition-notification")) {
      boolean isRejected = !REJECTIONS.in(plain(head(mail.prose()))).isEmpty(); // RFC 5429
      return isRejected
          ? Optional.of(new Guess(Kind.BOUNCE, ""))
          : Optional.of(new Guess(Kind.AUTO_REPLY, "read-receipt"));
    }
    if (mail.parts().stream().anyMatch(part -> part.type().startsWith("application/tlsrpt"))) {
      return Optional.of(new Guess(Kind.REPORT, "tls-report"));
    }
    boolean isDmarc =
        mail.lower("subject").startsWith("report domain:")
            || mail.lower("subject").contains("dmarc aggregate report")
            || mail.parts().stream().anyMatch(MailKind::isAggregateName);
    if (isDmarc && !attachments(mail).isEmpty()) {
      return Optional.of(new Guess(Kind.REPORT, "dmarc-report"));
    }
    return Optional.empty();
  }

  /** {@code receiver.example!example.org!1764000000!1764086399.xml.gz} of RFC 9990. */
  private static boolean isAggregateName(MailPart part) {
    String names =
        part.field("content-disposition").orElse("") + part.field("content-type").orElse("");
    int mark = names.indexOf('!');
    boolean isXml = mark > 0 && names.indexOf('!', mark + 1) > 0 && names.contains(".xml");
    return isXml || (mark > 0 && names.contains(".zip"));
  }

  /** What holds a report for programs. */
  static List<byte[]> attachments(ReadMail mail) {
    List<byte[]> found = new ArrayList<>();
    for (MailPart part : mail.parts()) {
      if (part.isReturned()) {
        continue;
      }
      if (part.type().equals("text/xml")) {
        found.add(part.text().getBytes(StandardCharsets.UTF_8));
      } else if (part.type().startsWith("application/") && part.octets().length > 0) {
        found.add(part.octets());
      }
    }
    return found;
  }

  /** The lines of a feedback report (RFC 5965). */
  static List<String> feedback(ReadMail mail) {
    return mail.part(part -> part.type().equals("message/feedback-report")).stream()
        .flatMap(part -> Fields.groups(part.text()).stream())
        .flatMap(List::stream)
        .limit(60)
        .map(
            field ->
                Character.toUpperCase(field.name().charAt(0))
                    + field.name().substring(1)
                    + ": "
                    + field.value())
        .toList();
  }

  private static boolean hasPart(ReadMail mail, String type) {
    return mail.part(part -> !part.isReturned() && part.type().equals(type)).isPresent();
  }

  /** The delivery status: a part of its own, or fields that somebody put into prose. */
  static Optional<String> status(ReadMail mail) {
    return mail.part(part -> !part.isReturned() && STATUS_TYPES.contains(part.type()))
        .map(MailPart::text)
        .or(
            () ->
                mail.parts().stream()
                    .filter(part -> !part.isReturned())
                    .map(MailPart::text)
                    .filter(MailKind::hasStatusFields)
                    .findFirst());
  }

  /** The delivery status in a mail that somebody forwarded whole. */
  static Optional<String> forwarded(ReadMail mail) {
    return mail.part(part -> part.isReturned() && STATUS_TYPES.contains(part.type()))
        .map(MailPart::text);
  }

  private static boolean hasStatusFields(String text) {
    String lower = "\n" + (text.length() > 64 * 1024 ? text.substring(0, 64 * 1024) : text);
    lower = lower.toLowerCase(Locale.ROOT);
    return lower.contains("\nfinal-recipient:")
        && (lower.contains("\naction:") || lower.contains("\nstatus:"));
  }

  /** Points for looking like a bounce; four are enough. Somebody has to look like a mail server. */
  private static int score(ReadMail mail) {
    if (mail.field("x-failed-recipients").isPresent()) {
      return ENOUGH;
    }
    String from = plain(mail.lower("from"));
    boolean isDaemon = !DAEMONS.in(from).isEmpty();
    boolean isNull = mail.lower("return-path").equals("<>");
    boolean isReport =
        mail.field("content-type").orElse("").toLowerCase(Locale.ROOT).contains("delivery-status");
    boolean isSubject = !SUBJECTS.in(plain(mail.lower("subject"))).isEmpty();
    boolean isReply = mail.lower("subject").startsWith("re:");
    boolean saysSo = hasReplyLine(mail.prose());
    if (!isDaemon && !isNull && !isReport && !(saysSo && isSubject && !isReply)) {
      return 0;
    }
    int body = BODIES.in(plain(head(mail.prose()))).size();
    return (isDaemon ? 2 : SENDERS.in(from).isEmpty() ? 0 : 1)
        + (isNull ? 1 : 0)
        + (isReport ? 2 : 0)
        + (isSubject ? 2 : 0)
        + (saysSo ? 2 : 0)
        + Math.min(3, body == 0 ? 0 : body + 1)
        - (isAutoSubject(mail) ? 3 : 0)
        - (isReply && mail.field("in-reply-to").isPresent() ? 2 : 0)
        - (mail.field("list-id").isPresent() || mail.field("list-unsubscribe").isPresent() ? 4 : 0);
  }

  /** Whether a server refuses in it: a reply with its enhanced status code, or with such words. */
  static boolean refuses(String prose) {
    return head(prose)
            .lines()
            .map(String::strip)
            .anyMatch(
                line -> isReply(line) && line.charAt(4) == line.charAt(0) && line.charAt(5) == '.')
        || (hasReplyLine(prose) && BODIES.anyIn(plain(head(prose))));
  }

  /** Whether a line begins with what a server says when it refuses. */
  private static boolean hasReplyLine(String prose) {
    return head(prose)
        .lines()
        .map(String::strip)
        .map(line -> line.startsWith("#") ? line.substring(1) : line) // as Exchange writes it
        .anyMatch(MailKind::isReply);
  }

  private static boolean isReply(String line) {
    return line.length() > 8 && Prose.isRefusal(line, 0);
  }

  private static boolean isAutoSubject(ReadMail mail) {
    return !AUTO_SUBJECTS.in(plain(mail.lower("subject"))).isEmpty();
  }

  private static String head(String prose) {
    return prose.length() > 6000 ? prose.substring(0, 6000) : prose;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        plain.append(c == '\u2019' ? '\'' : c);
      } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
