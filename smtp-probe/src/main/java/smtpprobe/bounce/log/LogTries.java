package smtpprobe.bounce.log;

import fakereceiver.dns.Ip4Address;
import fakereceiver.mail.Shortened;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a log line by line, and knows what a process of Postfix wrote of its tries before: the line
 * about a mail that waits has the last one alone. Where that was over IPv6 and the network is
 * unreachable, the mail waits for another reason, that of the tries over IPv4. Not safe for several
 * threads.
 */
public final class LogTries {

  private static final String TRY = "]: connect to ";
  private static final int MOST = 1000;
  private static final int LONGEST = 300;

  /** The last try of a process over IPv4: at most {@value #MOST}, the oldest go first. */
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
    int at = text.indexOf(TRY);
    if (at > 0) {
      String told = text.substring(at + "]: ".length());
      if (isOverFour(told)) {
        overFour.put(process(text, at), Shortened.start(told, LONGEST));
      }
      return List.of();
    }
    return LogReader.read(line).stream()
        .map(
            entry ->
                isOverSixAlone(entry.text()) ? tried(text).map(entry::saying).orElse(entry) : entry)
        .toList();
  }

  private Optional<String> tried(String text) {
    return Optional.ofNullable(overFour.get(process(text, text.indexOf("]: "))));
  }

  /** {@code postfix/smtp[1341}. */
  private static String process(String text, int end) {
    String head = text.substring(0, Math.max(0, end));
    return Shortened.start(head.substring(head.lastIndexOf(' ') + 1), LONGEST);
  }

  private static boolean isOverFour(String told) {
    return Ip4Address.parse(LogReader.between(told, "[", "]")).isPresent();
  }

  private static boolean isOverSixAlone(String text) {
    return text.startsWith("connect to ")
        && text.endsWith("etwork is unreachable")
        && !isOverFour(text);
  }
}
