package smtpprobe.bounce.log;

import java.util.Optional;

/**
 * What keeps a program of the own mail server from working: the last words of one of Postfix or
 * OpenSMTPD, a system error of Sendmail, an address that Exim or Postfix cannot use.
 */
final class OwnFaults {

  private OwnFaults() {}

  static Optional<LogEntry> read(String line) {
    return after(line, "]: fatal: ", program(line))
        .or(() -> after(line, "]: panic: ", program(line)))
        .or(() -> after(line, "smtp_connect_addr: ", "postfix"))
        .or(() -> after(line, "unable to bind outgoing SMTP call to", "exim"))
        .or(() -> systemError(line));
  }

  private static String program(String line) {
    return line.contains("smtpd[") && !line.contains("/smtpd[") ? "opensmtpd" : "postfix";
  }

  private static Optional<LogEntry> systemError(String line) {
    int at = line.indexOf(": SYSERR(");
    int close = at < 0 ? -1 : line.indexOf("): ", at);
    return close < 0
        ? Optional.empty()
        : Optional.of(entry(line, "sendmail", line.substring(close + "): ".length())));
  }

  /** With the mark, where it is a part of the sentence. */
  private static Optional<LogEntry> after(String line, String mark, String program) {
    int at = line.indexOf(mark);
    if (at < 0) {
      return Optional.empty();
    }
    String text = line.substring(mark.startsWith("]") ? at + mark.length() : at);
    return Optional.of(entry(line, program, text));
  }

  private static LogEntry entry(String line, String program, String text) {
    return LogEntry.of(program, LogReader.time(line), "", "", text).ownFault();
  }
}
