package smtpprobe.bounce.mail;

import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Header fields, and texts that are written as such: delivery statuses, returned headers. */
final class Fields {

  private static final int MAX_FIELDS = 2000;
  private static final int MAX_VALUE = 8 * 1024;

  private Fields() {}

  /** The value of the first field of that name, in lower case. */
  static Optional<String> first(List<MailField> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(MailField::value)
        .findFirst();
  }

  /** A field; its value unfolded, bounded, and encoded words decoded. */
  static MailField of(String name, String value) {
    String bounded = Shortened.start(value, MAX_VALUE);
    return new MailField(name.strip().toLowerCase(Locale.ROOT), decoded(unfolded(bounded)));
  }

  private static String unfolded(String value) {
    return value.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ").strip();
  }

  static String decoded(String value) {
    if (!value.contains("=?")) {
      return value;
    }
    try {
      return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
    } catch (IllegalArgumentException e) {
      return value; // a charset that nobody has
    }
  }

  /** Groups of fields with blank lines between them; a line that is none is passed over. */
  static List<List<MailField>> groups(String text) {
    List<List<MailField>> groups = new ArrayList<>();
    List<MailField> group = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int count = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
      if (goesOn && field.length() > 0 && !line.isBlank()) {
        if (field.length() < MAX_VALUE) {
          field.append(' ').append(line.strip());
        }
        continue;
      }
      end(field, group);
      if (line.isBlank()) {
        if (!group.isEmpty()) {
          groups.add(List.copyOf(group));
          group.clear();
        }
      } else if (++count > MAX_FIELDS) {
        break;
      } else if (isField(line)) {
        field.append(line);
      }
    }
    end(field, group);
    if (!group.isEmpty()) {
      groups.add(List.copyOf(group));
    }
    return groups;
  }

  private static void end(StringBuilder field, List<MailField> group) {
    int colon = field.indexOf(":");
    if (colon > 0) {
      group.add(of(field.substring(0, colon), field.substring(colon + 1)));
    }
    field.setLength(0);
  }

  private static boolean isField(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || colon > 60) {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
