package smtpprobe.bounce.log;

import fakereceiver.dns.Ip4Address;
import fakereceiver.mail.Shortened;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a log line by line, and knows what Postfix and Exim wrote of their tries before: the line
 * about a mail that waits has the last one alone. Where that was over IPv6 and the network is
 * unreachable, the mail waits for another reason, that of the tries over IPv4. Not safe for several
 * threads.
 */
public final class LogTries {

  private static final String OF_POSTFIX = "]: connect to ";
  private static final String OF_EXIM = " H=";
  private static final String TIMED_OUT = "] Connection timed out";

  /** Behind day and time, Exim writes the id of the mail. */
  private static final int ID = "2026-12-01 10:00:00 ".length();

  private static final int MOST = 1000;
  private static final int LONGEST = 300;

  /** The last try over IPv4, by {@link #whose}: at most {@value #MOST}, the oldest go first. */
  private final Map<String, String> overFour =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** What {@code line} tells, for each recipient. */
  public List<LogEntry> read(String line) {
    String text = LogLine.of(line);
    int postfix = text.indexOf(OF_POSTFIX);
    int exim = text.endsWith(TIMED_OUT) ? text.indexOf(OF_EXIM) : -1;
    if (postfix > 0 || exim > 0) {
      String told = text.substring(postfix > 0 ? postfix + "]: ".length() : exim + 1);
      if (isOverFour(told)) {
        overFour.put(whose(text, exim > 0), Shortened.start(told, LONGEST));
      }
      return List.of();
    }
    return LogReader.read(line).stream().map(entry -> told(entry, text)).toList();
  }

  private LogEntry told(LogEntry entry, String text) {
    boolean isOverSix = entry.text().contains("etwork is unreachable") && !isOverFour(entry.text());
    return isOverSix
        ? Optional.ofNullable(overFour.get(whose(text, entry.program().equals("exim"))))
            .map(entry::saying)
            .orElse(entry)
        : entry;
  }

  /** The process of Postfix, {@code postfix/smtp[1341}, or the mail of Exim. */
  private static String whose(String text, boolean isExim) {
    if (isExim) {
      return Shortened.start(LogReader.word(text, Math.min(ID, text.length())), LONGEST);
    }
    String head = text.substring(0, Math.max(0, text.indexOf("]: ")));
    return Shortened.start(head.substring(head.lastIndexOf(' ') + 1), LONGEST);
  }

  private static boolean isOverFour(String told) {
    return Ip4Address.parse(LogReader.between(told, "[", "]")).isPresent();
  }
}
