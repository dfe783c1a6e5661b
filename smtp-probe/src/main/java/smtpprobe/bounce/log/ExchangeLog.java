package smtpprobe.bounce.log;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads lines of Exchange's protocol logs, SmtpSend and SmtpReceive: time, connector, session,
 * number, own and other endpoint, event, data, context. The event is {@code <} for what the other
 * side said, {@code >} for what this server said, {@code *} for what happened. And those of its
 * message tracking, of which recipients and what became of them stand beside each other, behind
 * three or four names of the message.
 */
final class ExchangeLog {

  private static final int OWN = 4;
  private static final int OTHER = 5;
  private static final int EVENT = 6;
  private static final int DATA = 7;
  private static final int CONTEXT = 8;

  private static final int TRACKED = 8;
  private static final int RECIPIENT = 11;
  private static final Set<String> FAILURES = Set.of("FAIL", "DEFER");

  /** The last error, among the fields of what became of a recipient. */
  private static final String LAST_ERROR = "{LED=";

  private ExchangeLog() {}

  static List<LogEntry> read(String line) {
    List<String> fields = CsvLine.fields(line);
    if (fields.size() <= DATA || !isTime(fields.get(0))) {
      return List.of();
    }
    return fields.size() > RECIPIENT + 2 && FAILURES.contains(fields.get(TRACKED))
        ? tracked(fields)
        : ofProtocol(fields).stream().toList();
  }

  private static Optional<LogEntry> ofProtocol(List<String> fields) {
    if (fields.get(OTHER).isEmpty()) {
      return Optional.empty();
    }
    String data = fields.get(DATA);
    return switch (fields.get(EVENT)) {
      case "<" ->
          isRefusal(data)
              ? Optional.of(entry(fields, data).from(address(fields.get(OWN))))
              : Optional.empty();
      case ">" ->
          isRefusal(data)
              ? Optional.of(entry(fields, data).from(address(fields.get(OTHER))).byUs())
              : Optional.empty();
      case "*" -> {
        String what = data + (fields.size() > CONTEXT ? fields.get(CONTEXT) : "");
        yield what.startsWith("Failed to connect")
            ? Optional.of(entry(fields, what).delayed(true))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static List<LogEntry> tracked(List<String> fields) {
    int at = fields.get(RECIPIENT).indexOf('@') < 0 ? RECIPIENT + 1 : RECIPIENT;
    if (fields.get(at).indexOf('@') < 0) {
      return List.of(); // other tables have such a word there, too
    }
    String[] recipients = fields.get(at).split(";", -1);
    List<String> states = states(fields.get(at + 1));
    return IntStream.range(0, recipients.length)
        .mapToObj(
            i ->
                LogEntry.of(
                        "exchange",
                        fields.get(0),
                        recipients[i],
                        "",
                        lastError(states.get(Math.min(i, states.size() - 1))))
                    .delayed(fields.get(TRACKED).equals("DEFER")))
        .toList();
  }

  /** Of several recipients, each has fields in brackets of its own. */
  private static List<String> states(String all) {
    List<String> states = new ArrayList<>();
    int from = 0;
    for (int end = all.indexOf("];["); end >= 0; end = all.indexOf("];[", from)) {
      states.add(all.substring(from, end));
      from = end + 2;
    }
    states.add(all.substring(from));
    return states;
  }

  private static String lastError(String state) {
    int error = state.indexOf(LAST_ERROR);
    int end = state.indexOf('}', Math.max(0, error));
    return error < 0 || end < 0 ? state : state.substring(error + LAST_ERROR.length(), end);
  }

  private static LogEntry entry(List<String> fields, String text) {
    return LogEntry.of("exchange", fields.get(0), "", fields.get(OTHER), text);
  }

  private static boolean isTime(String text) {
    return text.length() > 19 && text.charAt(10) == 'T' && text.endsWith("Z");
  }

  private static boolean isRefusal(String data) {
    return data.length() > 3
        && (data.charAt(0) == '4' || data.charAt(0) == '5')
        && Character.isDigit(data.charAt(1))
        && Character.isDigit(data.charAt(2))
        && !Character.isLetterOrDigit(data.charAt(3));
  }

  /** {@code [2001:db8::25]:50123} and {@code 192.0.2.1:25}. */
  private static Optional<IpAddress> address(String endpoint) {
    int port = endpoint.lastIndexOf(':');
    String host = port < 0 ? endpoint : endpoint.substring(0, port);
    return LogReader.address(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
  }
}
