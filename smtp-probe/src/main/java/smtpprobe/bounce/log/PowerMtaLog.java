package smtpprobe.bounce.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.bounce.reply.SaidReply;

/**
 * Reads records of PowerMTA's accounting files: {@code b} for a bounce, {@code rb} for one that
 * came later, {@code t} for a try that failed. Which fields there are is a setting; action, status,
 * diagnostic and the other server follow each other, with the recipient in front of them.
 */
final class PowerMtaLog {

  private static final Set<String> RECORDS = Set.of("b", "rb", "t");
  private static final Set<String> ACTIONS = Set.of("failed", "delayed");

  private PowerMtaLog() {}

  static Optional<LogEntry> read(String line) {
    int comma = line.indexOf(',');
    if (comma < 0 || !RECORDS.contains(line.substring(0, comma))) {
      return Optional.empty();
    }
    List<String> fields = CsvLine.fields(line);
    int action = 1;
    while (action < fields.size() && !ACTIONS.contains(fields.get(action))) {
      action++;
    }
    if (action + 2 >= fields.size()) {
      return Optional.empty();
    }
    List<String> before = fields.subList(1, action);
    return Optional.of(
        LogEntry.of(
                "powermta",
                before.stream().filter(PowerMtaLog::isTime).findFirst().orElse(""),
                before.stream()
                    .filter(field -> field.indexOf('@') > 0)
                    .reduce((first, last) -> last)
                    .orElse(""),
                action + 3 < fields.size() ? fields.get(action + 3) : "",
                fields.get(action + 2))
            .delayed(fields.get(action).equals("delayed"))
            .with(Optional.empty(), SaidReply.status(fields.get(action + 1))));
  }

  /** Whether it names the fields of the records below it, or is one of mail that was taken. */
  static boolean isOther(String line) {
    return line.contains("dsnAction,dsnStatus,dsnDiag") || isDelivery(line);
  }

  static boolean isDelivery(String line) {
    return line.startsWith("d,") && line.contains(",relayed,");
  }

  private static boolean isTime(String field) {
    return field.length() > 18 && field.charAt(4) == '-' && field.charAt(13) == ':';
  }
}
