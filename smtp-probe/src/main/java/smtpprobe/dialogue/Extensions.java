package smtpprobe.dialogue;

import fakereceiver.mail.Reply;
import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a reply to EHLO offers (RFC 5321 section 4.1.1.1). Immutable, and no larger than a reply may
 * be.
 */
final class Extensions {

  /** Those of a server that only knows HELO. */
  static final Extensions NONE = new Extensions(List.of());

  private static final int MAX_SHOWN = 100;
  private static final int MAX_LENGTH = 200;

  private final List<String> lines;

  /** At most one for each line of a reply. */
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private Extensions(List<String> lines) {
    this.lines = lines;
    for (String line : lines) {
      // Some old servers write AUTH=LOGIN, for clients that are older still.
      String[] parts = line.strip().split("[ =]", 2);
      parameters.merge(
          parts[0].toUpperCase(Locale.ROOT),
          parts.length > 1 ? parts[1].strip() : "",
          (first, more) -> (first + " " + more).strip());
    }
  }

  /** The first line of the reply holds the server's name, not a keyword. */
  static Extensions in(Reply reply) {
    return new Extensions(reply.lines().subList(1, reply.lines().size()));
  }

  /** In upper case. */
  Set<String> keywords() {
    return parameters.keySet();
  }

  boolean offers(String keyword) {
    return parameters.containsKey(keyword);
  }

  /** The largest message, in octets, if there is a limit (RFC 1870 section 4). */
  OptionalLong sizeLimit() {
    String digits = parameters.getOrDefault("SIZE", "").split(" ", 2)[0];
    if (!digits.matches("0*[1-9][0-9]{0,17}")) { // 0 is no limit, nor is more than a long holds
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  /** In upper case, in the server's order (RFC 4954 section 3). */
  List<String> authMechanisms() {
    return Arrays.stream(parameters.getOrDefault("AUTH", "").split(" +"))
        .filter(name -> !name.isEmpty())
        .map(name -> name.toUpperCase(Locale.ROOT))
        .toList();
  }

  /** For the report, within bounds. */
  List<String> shown() {
    List<String> shown = new ArrayList<>();
    for (String line : lines.subList(0, Math.min(lines.size(), MAX_SHOWN))) {
      shown.add(Shortened.of(line, MAX_LENGTH - 3));
    }
    if (lines.size() > MAX_SHOWN) {
      shown.set(MAX_SHOWN - 1, "... (" + lines.size() + " lines)");
    }
    return shown;
  }
}
