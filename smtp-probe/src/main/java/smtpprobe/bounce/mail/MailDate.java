package smtpprobe.bounce.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates of RFC 5322. */
final class MailDate {

  private MailDate() {}

  /** The time that {@code value} says, if it is one. */
  static Optional<Instant> of(String value) {
    String bare = value;
    int comment = bare.indexOf('(');
    if (comment > 0) {
      bare = bare.substring(0, comment);
    }
    bare = bare.strip().replace("  ", " ");
    if (bare.length() > 60) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
