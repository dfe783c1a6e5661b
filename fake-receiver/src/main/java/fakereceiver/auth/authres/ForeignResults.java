package fakereceiver.auth.authres;

import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MailText;
import fakereceiver.mail.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A message without the Authentication-Results fields that claim to be one's own (RFC 8601 section
 * 5): nobody but the receiver itself may say what the receiver found.
 *
 * <p>A field whose authserv-id cannot be read is taken out as well. Fields of others stay. As
 * everywhere here, only CRLF ends a line: refuse or repair bare LF before.
 *
 * @param message what is left; the same message when nothing was taken out
 * @param removed how many fields were taken out
 * @param complete whether the whole header was looked at; false when it is beyond the limits of
 *     {@link MailText}
 */
public record ForeignResults(Message message, int removed, boolean complete) {

  /** Takes out the fields of that authserv-id, in any case. */
  public static ForeignResults of(Message message, String authservId) {
    return without(message, field -> isOwn(field, authservId));
  }

  /** Takes out every field of that name, in any case. */
  public static ForeignResults named(Message message, String name) {
    return without(message, field -> field.name().equals(name.toLowerCase(Locale.ROOT)));
  }

  private static ForeignResults without(Message message, Predicate<HeaderField> forged) {
    MailText mail = MailText.of(message);
    List<Range> own = new ArrayList<>();
    int at = 0;
    for (HeaderField field : mail.fields()) {
      int end = Math.min(message.size(), at + field.raw().length() + 2);
      if (forged.test(field)) {
        own.add(new Range(at, end));
      }
      at = end;
    }
    return new ForeignResults(
        own.isEmpty() ? message : without(own, message), own.size(), !mail.isTooLong());
  }

  private record Range(int from, int to) {}

  private static Message without(List<Range> ranges, Message message) {
    byte[] kept =
        new byte[message.size() - ranges.stream().mapToInt(range -> range.to - range.from).sum()];
    int size = 0;
    int at = 0;
    for (Range range : ranges) {
      message.copyTo(kept, size, at, range.from);
      size += range.from - at;
      at = range.to;
    }
    message.copyTo(kept, size, at, message.size());
    return Message.of(kept);
  }

  private static boolean isOwn(HeaderField field, String authservId) {
    if (!field.name().equals(AuthenticationResults.NAME.toLowerCase(Locale.ROOT))) {
      return false;
    }
    Optional<String> id = new ResultsParser(field.value()).authservId();
    return id.isEmpty() || id.get().equalsIgnoreCase(authservId);
  }
}
