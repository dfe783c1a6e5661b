package smtpprobe.bounce.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import smtpprobe.bounce.cause.Kind;

/**
 * The bounce in a mail that somebody forwarded: attached as a file, in the text below a line that
 * says so, or quoted. One level deep.
 */
final class Forwarded {

  /** What clients write above the mail that they forward, before its header. */
  private static final List<String> MARKS =
      List.of(
          "forwarded message",
          "original message",
          "weitergeleitete nachricht",
          "ursprüngliche nachricht",
          "message transféré",
          "message d'origine",
          "mensaje reenviado",
          "messaggio inoltrato");

  private static final Set<String> HEADER = Set.of("from", "subject", "date", "sent", "to");

  private static final int MAX_FILES = 10;

  private Forwarded() {}

  /** The bounce, read; empty where no bounce is forwarded. */
  static Optional<ReadMail> bounce(ReadMail mail) {
    return files(mail)
        .or(() -> below(mail).filter(Forwarded::isBounce))
        .or(() -> quoted(mail).filter(text -> isBounce(text) || MailKind.refuses(text.prose())));
  }

  private static boolean isBounce(ReadMail mail) {
    return MailKind.of(mail).kind() == Kind.BOUNCE;
  }

  /** A mail as a file, whatever type the client gave it. */
  private static Optional<ReadMail> files(ReadMail mail) {
    return mail.parts().stream()
        .filter(part -> !part.isReturned() && isHeader(part.octets()))
        .limit(MAX_FILES)
        .map(part -> MimeReader.read(part.octets()))
        .filter(Forwarded::isBounce)
        .findFirst();
  }

  private static boolean isHeader(byte[] octets) {
    int end = 0;
    while (end < octets.length && end < 80 && octets[end] != ':') {
      if (octets[end] <= ' ') {
        return false;
      }
      end++;
    }
    return end > 0 && end < octets.length && octets[end] == ':';
  }

  /** What follows a line that says that it is forwarded, and begins with a header. */
  private static Optional<ReadMail> below(ReadMail mail) {
    List<String> lines = mail.prose().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String lower = lines.get(i).toLowerCase(Locale.ROOT);
      if (MARKS.stream().anyMatch(lower::contains)) {
        return header(lines.subList(i + 1, lines.size())).map(Forwarded::read);
      }
    }
    return Optional.empty();
  }

  private static Optional<List<String>> header(List<String> lines) {
    int from = 0;
    while (from < lines.size() && unquoted(lines.get(from)).isBlank()) {
      from++;
    }
    List<String> mail =
        lines.subList(from, lines.size()).stream().map(Forwarded::unquoted).toList();
    return mail.isEmpty()
        ? Optional.empty()
        : Optional.of(mail)
            .filter(
                all -> {
                  int colon = all.get(0).indexOf(':');
                  return colon > 0
                      && HEADER.contains(all.get(0).substring(0, colon).toLowerCase(Locale.ROOT));
                });
  }

  private static ReadMail read(List<String> lines) {
    return MimeReader.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** The quoted lines under the subject of the mail; who sent the one that bounced is not known. */
  private static Optional<ReadMail> quoted(ReadMail mail) {
    List<String> quoted =
        mail.prose().lines().filter(line -> line.startsWith(">")).map(Forwarded::unquoted).toList();
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    List<MailField> header = new ArrayList<>(mail.header());
    header.removeIf(field -> !field.name().equals("subject") && !field.name().equals("date"));
    return Optional.of(
        new ReadMail(
            header,
            List.of(
                new MailPart(
                    "text/plain", List.of(), String.join("\n", quoted), new byte[0], false)),
            List.of(),
            mail.notes()));
  }

  private static String unquoted(String line) {
    int from = 0;
    while (from < line.length() && line.charAt(from) == '>') {
      from += from + 1 < line.length() && line.charAt(from + 1) == ' ' ? 2 : 1;
    }
    return line.substring(from);
  }
}
