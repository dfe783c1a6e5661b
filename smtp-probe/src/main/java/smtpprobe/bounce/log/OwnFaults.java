package smtpprobe.bounce.log;

import java.util.Optional;

/**
 * What keeps a program of the own mail server from working: the last words of one of Postfix or
 * OpenSMTPD, a system error of Sendmail, an address that Exim or Postfix cannot use.
 */
final class OwnFaults {

  /** No id of a message and no structured data (RFC 5424). */
  private static final String NO_DATA = " - -";

  private OwnFaults() {}

  static Optional<LogEntry> read(String line) {
    return lastWords(line, " fatal: ")
        .or(() -> lastWords(line, " panic: "))
        .or(() -> from(line, "smtp_connect_addr: ", "postfix"))
        .or(() -> from(line, "unable to bind outgoing SMTP call to", "exim"))
        .or(() -> systemError(line));
  }

  /** The mark stands right behind who writes; further on, it is of a mail or a reply. */
  private static Optional<LogEntry> lastWords(String line, String mark) {
    int at = line.indexOf(mark);
    String program = at < 0 ? "" : program(tag(line.substring(0, at)));
    return program.isEmpty()
        ? Optional.empty()
        : Optional.of(entry(line, program, line.substring(at + mark.length())));
  }

  /** Others than mail servers write so, too, such as sshd. */
  private static String program(String tag) {
    return tag.startsWith("postfix") ? "postfix" : tag.equals("smtpd") ? "opensmtpd" : "";
  }

  /**
   * Who writes: {@code postfix/smtp} of {@code mx postfix/smtp[1]:} (RFC 3164) and of {@code mx
   * postfix/smtp 1 - -} (RFC 5424). Empty when {@code head} goes on behind that.
   */
  private static String tag(String head) {
    if (head.contains(": ")) {
      return "";
    }
    if (head.endsWith(":")) {
      String tag = lastWord(head.substring(0, head.length() - 1));
      int process = tag.indexOf('[');
      return process < 0 ? tag : tag.substring(0, process);
    }
    if (head.endsWith(NO_DATA)) {
      String numbered = head.substring(0, head.length() - NO_DATA.length());
      return lastWord(numbered.substring(0, Math.max(numbered.lastIndexOf(' '), 0)));
    }
    return "";
  }

  private static String lastWord(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
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
