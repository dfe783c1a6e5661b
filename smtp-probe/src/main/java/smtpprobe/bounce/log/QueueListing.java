package smtpprobe.bounce.log;

import java.util.List;
import smtpprobe.json.Json;

/**
 * Reads what is in a queue and why it waits: {@code mailq} of Postfix and Sendmail, {@code
 * postqueue -j}, {@code smtpctl show queue}. Not safe for several threads.
 */
public final class QueueListing {

  private static final String POSTFIX = "-Queue ID-";
  private static final String SENDMAIL = "-----Q-ID-----";
  private static final int OPENSMTPD_ID = 16;
  private static final int OPENSMTPD_FIELDS = 14;
  private static final int OPENSMTPD_RECIPIENT = 6;

  private String program = "";
  private String reason = "";

  /** Whether {@code line} begins such a listing, or is one of a kind that has no beginning. */
  public static boolean begins(String line) {
    return line.startsWith(POSTFIX)
        || line.startsWith(SENDMAIL)
        || line.startsWith("{\"queue_name\":")
        || isOpensmtpd(line);
  }

  /** The recipients in the next line, and what they wait for. */
  public List<LogEntry> read(String line) {
    if (line.startsWith("{")) {
      return json(line);
    }
    if (isOpensmtpd(line)) {
      return opensmtpd(line);
    }
    if (line.startsWith(POSTFIX) || line.startsWith(SENDMAIL)) {
      program = line.startsWith(POSTFIX) ? "postfix" : "sendmail";
      return List.of();
    }
    return program.isEmpty() ? List.of() : listed(line);
  }

  /** A message at the margin; below it, further in, reasons in brackets and recipients. */
  private List<LogEntry> listed(String line) {
    String text = line.strip();
    if (text.startsWith("(")) {
      reason = isReason(text) ? text.substring(1, text.length() - 1) : reason;
      return List.of();
    }
    if (text.isEmpty() || !Character.isWhitespace(line.charAt(0))) {
      reason = "";
      return List.of();
    }
    return text.indexOf('@') < 0 ? List.of() : waiting(program, LogReader.bare(text), reason);
  }

  /** Sendmail shows the address of a user of its own as {@code (---:bob@example.net---)}. */
  private static boolean isReason(String text) {
    return text.endsWith(")") && !text.startsWith("(---");
  }

  private static List<LogEntry> waiting(String program, String recipient, String reason) {
    return reason.isBlank()
        ? List.of()
        : List.of(LogEntry.of(program, "", recipient, "", reason).delayed(true));
  }

  private static List<LogEntry> json(String line) {
    return Json.parse(line).stream()
        .flatMap(message -> message.items("recipients").stream())
        .flatMap(
            one ->
                waiting(
                    "postfix", one.text("address").orElse(""), one.text("delay_reason").orElse(""))
                    .stream())
        .toList();
  }

  /** {@code smtpctl show queue}: fields between bars, the error last (smtpctl(8)). */
  private static boolean isOpensmtpd(String line) {
    boolean isEnvelope =
        line.startsWith("|inet4|", OPENSMTPD_ID)
            || line.startsWith("|inet6|", OPENSMTPD_ID)
            || line.startsWith("|local|", OPENSMTPD_ID);
    return isEnvelope && fields(line).length == OPENSMTPD_FIELDS;
  }

  private static String[] fields(String line) {
    return line.split("\\|", OPENSMTPD_FIELDS);
  }

  private static List<LogEntry> opensmtpd(String line) {
    String[] fields = fields(line);
    return waiting("opensmtpd", fields[OPENSMTPD_RECIPIENT], fields[OPENSMTPD_FIELDS - 1]);
  }
}
