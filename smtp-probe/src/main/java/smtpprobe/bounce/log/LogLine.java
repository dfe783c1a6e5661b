package smtpprobe.bounce.log;

import fakereceiver.mail.Shortened;
import java.util.Map;
import java.util.Optional;
import smtpprobe.json.Json;

/** The line that a program wrote, without what the journal or Docker put around it. */
final class LogLine {

  private static final int MAX = 8 * 1024;

  /** How far the name of a container reaches before its lines. */
  private static final int MAX_NAME = 60;

  private LogLine() {}

  static String of(String line) {
    String text = Shortened.start(line, MAX);
    if (text.startsWith("MESSAGE=")) { // journalctl -o export
      return text.substring("MESSAGE=".length());
    }
    if (text.startsWith("{\"log\":")) { // Docker's json-file
      return Json.parse(text).flatMap(json -> json.text("log")).orElse(text).strip();
    }
    return text.startsWith("{") && text.contains("\"MESSAGE\"")
        ? ofJournal(text)
        : withoutContainer(text);
  }

  /** {@code journalctl -o json}, as it looks with {@code -o short}: who, and what he said. */
  private static String ofJournal(String line) {
    Map<String, String> fields = KeyValues.of(line);
    String message = fields.getOrDefault("message", line);
    return Optional.ofNullable(fields.get("syslog_identifier"))
        .map(who -> who + "[" + fields.getOrDefault("_pid", "") + "]: " + message)
        .orElse(message);
  }

  /** {@code docker compose logs}: {@code mail-1 | Nov 28 10:00:00 ...}. */
  private static String withoutContainer(String line) {
    int bar = line.indexOf("| ");
    if (bar < 1 || bar > MAX_NAME) {
      return line;
    }
    String rest = line.substring(bar + 2);
    return LogReader.time(rest).isEmpty() ? line : rest;
  }
}
