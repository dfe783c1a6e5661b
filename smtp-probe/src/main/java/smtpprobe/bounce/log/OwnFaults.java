package smtpprobe.bounce.log;

import java.util.Optional;

/**
 * What keeps a program of the own mail server from working: the last words of one of Postfix or
 * OpenSMTPD, a system error of Sendmail, an address that Exim or Postfix cannot use.
 */
final class OwnFaults {

  private OwnFaults() {}

  static Optional<LogEntry> read(String line) {
    return lastWords(line, " fatal: ")
        .or(() -> lastWords(line, " panic: "))
        .or(() -> from(line, "smtp_connect_addr: ", "postfix"))
        .or(() -> from(line, "unable to bind outgoing SMTP call to", "exim"))
        .or(() -> systemError(line));
  }

  /** Others than mail servers write so, too, such as sshd. */
  private static Optional<LogEntry> lastWords(String line, String mark) {
    int at = line.indexOf(mark);
    String who = line.substring(0, Math.max(at, 0));
    String program =
        who.contains("postfix") ? "postfix" : who.contains("smtpd[") ? "opensmtpd" : "";
    return program.isEmpty()
        ? Optional.empty()
        : Optional.of(entry(line, program, line.substring(at + mark.length())));
  }

  private static Optional<LogEntry> systemError(String line) {
    int at = line.indexOf(": SYSERR(");
    int close = at < 0 ? -1 : line.indexOf("): ", at);
    return close < 0
        ? Optional.empty()
        : Optional.of(entry(line, "sendmail", line.substring(close + "): ".length())));
  }

  private static Optional<LogEntry> from(String line, String words, String program) {
    int at = line.indexOf(words);
    return at < 0 ? Optional.empty() : Optional.of(entry(line, program, line.substring(at)));
  }

  private static LogEntry entry(String line, String program, String text) {
    return LogEntry.of(program, LogReader.time(line), "", "", text).ownFault();
  }
}
