package smtpprobe.bounce.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of a bounce that somebody copied, without the mail around it. */
public final class Pasted {

  /** What Sendmail puts before a command of its own in a transcript. */
  private static final String COMMAND = ">>> ";

  private Pasted() {}

  /** Whether somebody's mail program marked lines of it as quoted. */
  public static boolean isQuoted(String text) {
    return text.lines().anyMatch(line -> !line(line).equals(line));
  }

  /** {@code text} without the marks of quoted lines: phrases go on from one line to the next. */
  public static String unquoted(String text) {
    return text.lines().map(Pasted::line).collect(Collectors.joining("\n"));
  }

  /** A mark is followed by a blank or by nothing; the end of a broken address is not. */
  private static String line(String line) {
    String bare = line.stripLeading();
    int from = 0;
    while (from < bare.length()
        && (bare.charAt(from) == '>' || bare.charAt(from) == ' ')
        && !bare.startsWith(COMMAND, from)) {
      from++;
    }
    boolean isMark = from == bare.length() || (from > 0 && bare.charAt(from - 1) == ' ');
    boolean opens = from < bare.length() && bare.charAt(from) == '<'; // "><bob@example.net>"
    return bare.startsWith(">") && (isMark || opens) ? bare.substring(from) : line;
  }

  /** The recipients that it names, and what is said beside each that names no other. */
  public static Map<String, List<String>> recipients(String text) {
    Map<String, List<String>> named = Prose.of(text).recipients();
    Map<String, List<String>> told = new LinkedHashMap<>();
    named.forEach(
        (address, texts) ->
            told.put(
                address,
                texts.stream().filter(one -> isOf(address, one, named.keySet())).toList()));
    return told;
  }

  private static boolean isOf(String address, String text, Set<String> all) {
    return Mailboxes.in(text, text.length()).stream()
        .noneMatch(one -> !one.equals(address) && all.contains(one));
  }
}
