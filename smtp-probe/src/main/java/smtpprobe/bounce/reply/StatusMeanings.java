package smtpprobe.bounce.reply;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What codes mean: at a receiver that uses them in its own way, or else by the registry. */
final class StatusMeanings {

  /** RFC 5321, section 4.2.3: a mailbox that cannot be had, also "for policy reasons". */
  private static final List<String> REFUSED = List.of("recipient-refused", "policy");

  private static final Map<Integer, List<String>> CODES =
      Map.ofEntries(
          Map.entry(421, List.of("receiver-trouble")),
          Map.entry(450, REFUSED),
          Map.entry(451, List.of("receiver-trouble")),
          Map.entry(452, List.of("receiver-full")),
          Map.entry(500, List.of("protocol-trouble")),
          Map.entry(501, List.of("protocol-trouble")),
          Map.entry(502, List.of("protocol-trouble")),
          Map.entry(503, List.of("protocol-trouble")),
          Map.entry(504, List.of("protocol-trouble")),
          Map.entry(521, List.of("no-mail-accepted")),
          Map.entry(530, List.of("login-required")),
          Map.entry(535, List.of("login-required")),
          Map.entry(538, List.of("tls-required")),
          Map.entry(550, REFUSED),
          Map.entry(551, List.of("recipient-moved")),
          Map.entry(552, List.of("mailbox-full")),
          Map.entry(553, REFUSED),
          Map.entry(555, List.of("protocol-trouble")),
          Map.entry(556, List.of("no-mail-accepted")));

  private final Map<String, Map<String, String>> tables;

  StatusMeanings(Map<String, Map<String, String>> tables) {
    this.tables = tables;
  }

  /** The cause that a receiver of its own means by {@code status}. */
  Optional<String> at(Optional<String> receiver, EnhancedStatusCode status) {
    return receiver
        .map(name -> tables.getOrDefault(name, Map.of()))
        .map(table -> table.get(key(status)));
  }

  /** The cause that the registry means. */
  Optional<String> registered(EnhancedStatusCode status) {
    return Optional.ofNullable(tables.getOrDefault("", Map.of()).get(key(status)))
        .or(() -> ofSubject(status.subject()));
  }

  /** A detail that nobody registered still is of a subject; 0 says nothing. */
  private static Optional<String> ofSubject(int subject) {
    return switch (subject) {
      case 1, 2 -> Optional.of("recipient-refused");
      case 3 -> Optional.of("receiver-trouble");
      case 4 -> Optional.of("host-unreachable");
      case 5 -> Optional.of("protocol-trouble");
      case 6 -> Optional.of("content-refused");
      case 7 -> Optional.of("policy");
      default -> Optional.empty();
    };
  }

  /** The causes that a reply code alone suggests, the likeliest first. */
  static List<String> ofCode(int code) {
    return CODES.getOrDefault(code, List.of());
  }

  private static String key(EnhancedStatusCode status) {
    return status.subject() + "." + status.detail();
  }
}
