package smtpprobe.bounce.log;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.EnhancedStatusCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.bounce.reply.SaidReply;

/**
 * Reads lines of Postfix, Exim, OpenSMTPD, Sendmail, qmail, Haraka, Stalwart, mox, PowerMTA and
 * Exchange, whatever their time stamps look like. A line that tells of nothing refused is empty.
 */
public final class LogReader {

  private LogReader() {}

  /** What {@code line} tells, for each recipient. */
  public static List<LogEntry> read(String line) {
    String text = LogLine.of(line);
    Optional<LogEntry> one =
        postfix(text)
            .or(() -> postfixRefusing(text))
            .or(() -> opensmtpd(text))
            .or(() -> sendmailRefusing(text))
            .or(() -> exim(text))
            .or(() -> qmail(text));
    List<LogEntry> several = one.map(List::of).orElseGet(() -> sendmail(text));
    if (several.isEmpty()) {
      several = ExchangeLog.read(text);
    }
    return several.isEmpty()
        ? PowerMtaLog.read(text).or(() -> OwnFaults.read(text)).or(() -> keyed(text)).stream()
            .toList()
        : several;
  }

  /**
   * Whether {@code line} has a time where the lines of logs have theirs, or tells of a delivery.
   */
  public static boolean isOfLog(String line) {
    return !time(LogLine.of(line)).isEmpty() || isDelivery(line) || PowerMtaLog.isOther(line);
  }

  /** Whether {@code line} tells that mail was taken. */
  public static boolean isDelivery(String line) {
    String text = LogLine.of(line);
    boolean isPostfix = text.contains(", status=sent (") && text.contains("to=<");
    boolean isSendmail = text.contains(", stat=Sent") && text.contains(" to=");
    boolean isExim = text.contains(" => ") && text.contains(" R=") && text.contains(" T=");
    boolean isQmail = text.contains("delivery ") && text.contains(": success: ");
    return isPostfix
        || isSendmail
        || isExim
        || isQmail
        || PowerMtaLog.isDelivery(text)
        || text.contains(" result=\"Ok\"")
        || text.contains("(delivery.delivered)");
  }

  private static Optional<LogEntry> postfix(String line) {
    int status = line.indexOf(", status=");
    if (status < 0 || !line.contains("to=<")) {
      return Optional.empty();
    }
    String word = word(line, status + ", status=".length());
    if (!word.equals("bounced")
        && !word.equals("deferred")
        && !word.equals("expired")
        && !word.equals("undeliverable")
        && !word.equals("SOFTBOUNCE")) {
      return Optional.empty();
    }
    int open = line.indexOf('(', status);
    int close = line.lastIndexOf(')');
    String text = open > 0 && close > open ? line.substring(open + 1, close) : "";
    return Optional.of(
        LogEntry.of("postfix", time(line), between(line, " to=<", ">"), relay(line), text)
            .delayed(word.equals("deferred") || word.equals("SOFTBOUNCE"))
            .with(Optional.empty(), SaidReply.status(between(line, ", dsn=", ","))));
  }

  private static String relay(String line) {
    String relay = between(line, ", relay=", ",");
    return relay.equals("none") ? "" : relay;
  }

  /** What Postfix's own server said to a client. */
  private static Optional<LogEntry> postfixRefusing(String line) {
    int at = line.indexOf(": reject: ");
    if (at < 0) {
      return Optional.empty();
    }
    String said = postfixSaid(line, at);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            LogEntry.of("postfix", time(line), between(line, " to=<", ">"), "", said)
                .from(address(between(line.substring(at), "[", "]")))
                .byUs());
  }

  /** In front of the envelope; of header_checks and body_checks, behind it. */
  private static String postfixSaid(String line, int at) {
    int envelope = line.indexOf("; from=<", at);
    int behind = envelope < 0 ? -1 : line.indexOf(">: ", envelope);
    if (behind > 0) {
      return line.substring(behind + 3);
    }
    int from = line.indexOf("]: ", at);
    int port = line.indexOf("]:", at);
    int start = from > 0 ? from + 3 : port > 0 ? line.indexOf(": ", port) + 2 : -1;
    return start < 2 ? "" : line.substring(start, envelope < start ? line.length() : envelope);
  }

  private static Optional<LogEntry> opensmtpd(String line) {
    if (!line.contains(" result=\"") && !line.contains(" result=")) {
      return Optional.empty();
    }
    Map<String, String> values = KeyValues.of(line);
    String result = values.getOrDefault("result", "");
    if (!result.equals("PermFail") && !result.equals("TempFail")) {
      return Optional.empty();
    }
    return Optional.of(
        LogEntry.of(
                "opensmtpd",
                time(line),
                bare(values.getOrDefault("to", "")),
                values.getOrDefault("relay", ""),
                values.getOrDefault("stat", ""))
            .delayed(result.equals("TempFail"))
            .from(address(values.getOrDefault("source", ""))));
  }

  /** All recipients that a mailer took at once stand in one line. */
  private static List<LogEntry> sendmail(String line) {
    int stat = line.indexOf(", stat=");
    if (stat < 0 || !line.contains(" to=")) {
      return List.of();
    }
    String state = line.substring(stat + ", stat=".length());
    if (state.startsWith("Sent") || state.startsWith("queued")) {
      return List.of();
    }
    // since 8.16 what the other server said stands before the state that Sendmail makes of it
    String reply = between(line.substring(0, stat), ", reply=", "\n");
    // "Service unavailable" is any refusal that the table of exit codes has no other word for
    String text = !reply.isEmpty() ? reply : state.equals("Service unavailable") ? "" : state;
    return Stream.of(between(line, " to=", ", ").split(",", -1))
        .map(
            recipient ->
                LogEntry.of(
                        "sendmail",
                        time(line),
                        bare(recipient),
                        between(line, ", relay=", ","),
                        text)
                    .delayed(state.startsWith("Deferred"))
                    .with(Optional.empty(), SaidReply.status(between(line, ", dsn=", ","))))
        .toList();
  }

  /** What Sendmail's own server said to a client. */
  private static Optional<LogEntry> sendmailRefusing(String line) {
    int at = line.indexOf(", reject=");
    if (at < 0 || !line.contains("ruleset=check_")) {
      return Optional.empty();
    }
    return Optional.of(
        LogEntry.of(
                "sendmail",
                time(line),
                line.contains("ruleset=check_rcpt") ? bare(between(line, ", arg1=", ",")) : "",
                "",
                line.substring(at + ", reject=".length()))
            .from(address(between(between(line, ", relay=", "]"), "[", "]")))
            .byUs());
  }

  private static Optional<LogEntry> exim(String line) {
    int failed = line.indexOf(" ** ");
    int deferred = line.indexOf(" == ");
    int at = failed > 0 && failed < 90 ? failed : deferred > 0 && deferred < 90 ? deferred : -1;
    if (at < 0) {
      return eximRefusing(line);
    }
    String rest = line.substring(at + 4);
    String recipient = word(rest, 0);
    int said = rest.indexOf(": ");
    if (recipient.indexOf('@') < 0 || said < 0) {
      return Optional.empty();
    }
    int defer = rest.indexOf(" defer (");
    if (defer > 0) {
      int close = rest.indexOf(')', defer);
      said = close > 0 ? rest.indexOf(": ", close) : said;
      said = said < 0 ? close - 1 : said;
    }
    String host = between(rest, " H=", " ");
    return Optional.of(
        LogEntry.of("exim", time(line), bare(recipient), host, rest.substring(said + 2))
            .delayed(at == deferred)
            .from(address(between(rest, " I=[", "]"))));
  }

  /** What Exim's own server said to a client. */
  private static Optional<LogEntry> eximRefusing(String line) {
    int at = line.indexOf(" rejected ");
    if (at < 0 || !line.contains(" H=")) {
      return Optional.empty();
    }
    int said = line.indexOf(": ", at);
    if (said < 0) {
      return Optional.empty();
    }
    return Optional.of(
        LogEntry.of(
                "exim",
                time(line),
                between(line, " rejected RCPT <", ">"),
                "",
                line.substring(said + 2))
            .from(address(between(line, "[", "]")))
            .byUs());
  }

  /** What qmail-send writes at the end of an attempt (qmail-log(5)), with blanks as underscores. */
  private static Optional<LogEntry> qmail(String line) {
    int at = line.indexOf("delivery ");
    int failed = line.indexOf(": failure: ", at);
    int deferred = line.indexOf(": deferral: ", at);
    if (at < 0 || (failed < 0 && deferred < 0)) {
      return Optional.empty();
    }
    String text = line.substring(line.indexOf(": ", Math.max(failed, deferred) + 1) + 2);
    return Optional.of(
        LogEntry.of("qmail", time(line), "", "", text.replace('_', ' ').replace('/', '\n'))
            .delayed(deferred >= 0));
  }

  /** Haraka, Stalwart, mox and whoever else writes keys and values. */
  private static Optional<LogEntry> keyed(String line) {
    String program =
        line.contains("[outbound]")
                || line.contains("bounced_rcpt")
                || line.contains("\"bounce_error\"")
            ? "haraka"
            : line.contains("queueId") || line.contains("queue_id") || line.contains("delivery.")
                ? "stalwart"
                : line.contains("pkg=queue") || line.contains("\"pkg\":\"queue\"") ? "mox" : "";
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = KeyValues.of(line);
    Optional<Integer> code =
        first(values, "smtpcode", "code").filter(c -> c.length() == 3).flatMap(LogReader::code);
    String text =
        first(
                values,
                "response",
                "details",
                "errmsg",
                "reason",
                "error",
                "err",
                "bounce_error",
                "message")
            .orElse("");
    SaidReply said = SaidReply.of(text).or(code, Optional.empty());
    boolean isRefusal = said.code().filter(c -> c >= 400 && c < 600).isPresent();
    String lower = line.toLowerCase(Locale.ROOT);
    boolean isEvent =
        lower.contains("bounce")
            || lower.contains("rejected")
            || lower.contains("failed")
            || lower.contains("defer")
            || lower.contains("delayed")
            || lower.contains("temporary")
            || lower.contains("permanent")
            || lower.contains("failure");
    if (text.isEmpty() || !(isRefusal || isEvent) || said.code().filter(c -> c < 400).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        LogEntry.of(
                program,
                time(line),
                bare(first(values, "to", "rcpt", "recipient", "bounced_rcpt").orElse("")),
                first(values, "host", "hostname", "remote", "mx").orElse(""),
                code.filter(c -> !text.startsWith(c.toString())).map(c -> c + " ").orElse("")
                    + text)
            .from(first(values, "localip", "source", "localaddr").flatMap(LogReader::address))
            .with(code, status(code, values)));
  }

  /** mox writes {@code secode=7.25}, without the class. */
  private static Optional<EnhancedStatusCode> status(
      Optional<Integer> code, Map<String, String> values) {
    return first(values, "secode", "smtpsecode")
        .flatMap(
            se ->
                SaidReply.status(se).or(() -> SaidReply.status(code.orElse(500) / 100 + "." + se)));
  }

  private static Optional<String> first(Map<String, String> values, String... keys) {
    for (String key : keys) {
      String value = values.getOrDefault(key, "");
      if (!value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> code(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(Integer.valueOf(text));
  }

  static String bare(String address) {
    int from = 0;
    int to = address.length();
    while (from < to && "<['\"".indexOf(address.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ">]'\",:".indexOf(address.charAt(to - 1)) >= 0) {
      to--;
    }
    return address.substring(from, to);
  }

  static Optional<IpAddress> address(String text) {
    String bare = text.startsWith("IPv6:") ? text.substring(5) : text;
    int scope = bare.indexOf('%');
    bare = scope > 0 ? bare.substring(0, scope) : bare;
    if (bare.length() > 45) {
      return Optional.empty();
    }
    Optional<IpAddress> six = Ip6Address.parse(bare).map(a -> a);
    return six.isPresent() ? six : Ip4Address.parse(bare).map(a -> a);
  }

  static String between(String line, String start, String end) {
    int from = line.indexOf(start);
    if (from < 0) {
      return "";
    }
    int to = line.indexOf(end, from + start.length());
    return line.substring(from + start.length(), to < 0 ? line.length() : to);
  }

  static String word(String line, int from) {
    int to = from;
    while (to < line.length() && line.charAt(to) > ' ') {
      to++;
    }
    return line.substring(from, to);
  }

  /** {@code Nov 28 10:00:00}, or what has no blank: {@code 2026-11-28T10:00:00Z}. */
  static String time(String line) {
    boolean isMonth = line.length() > 15 && Character.isUpperCase(line.charAt(0));
    if (isMonth && line.charAt(3) == ' ' && line.charAt(9) == ':') {
      return line.substring(0, 15);
    }
    String first = word(line, 0);
    if (first.length() < 8 || !Character.isDigit(first.charAt(0))) {
      return "";
    }
    boolean isDay = first.length() == 10 && first.charAt(4) == '-';
    return isDay ? first + " " + word(line, Math.min(11, line.length())) : first;
  }
}
