package smtpprobe.bounce.reply;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IP addresses in the text of a reply. Takes time in proportion to the text. */
final class Addresses {

  private static final int LONGEST = 45;
  private static final int MAX = 16;

  private Addresses() {}

  /**
   * The address that the receiver saw: the first one in what it said, an IPv6 address before
   * others. What stands before the receiver's own words is the receiver's address.
   */
  static Optional<IpAddress> client(SaidReply said) {
    String theirs =
        said.start() > 0 ? said.shown().substring(said.start()) : withoutTarget(ofReceiver(said));
    int end = theirs.toLowerCase(Locale.ROOT).indexOf(" giving up on "); // qmail's own words
    List<IpAddress> all = all(end < 0 ? theirs : theirs.substring(0, end));
    return all.stream()
        .filter(Ip6Address.class::isInstance)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Exim, Sendmail and Exchange name the other host so: {@code H=mx.example.net [2001:db8::1]}. */
  private static String withoutTarget(String text) {
    String rest = text;
    for (String mark : List.of("H=", "relay=", "LastAttemptedIP=")) {
      int at = rest.indexOf(mark);
      int open = at < 0 ? -1 : rest.indexOf('[', at);
      int close = open < 0 ? -1 : rest.indexOf(']', open);
      if (close > 0 && (at == 0 || !Character.isLetter(rest.charAt(at - 1)))) {
        rest = rest.substring(0, at) + rest.substring(close + 1);
      }
    }
    return rest;
  }

  private static String ofReceiver(SaidReply said) {
    String shown = said.shown();
    for (String mark : List.of(" said: ", " refused to talk to me: ", ">>> ", "<<< ")) {
      int at = shown.lastIndexOf(mark);
      if (at >= 0) {
        return shown.substring(at + mark.length());
      }
    }
    String lower = shown.toLowerCase(Locale.ROOT);
    int exim = lower.indexOf("smtp error from remote mail");
    if (exim >= 0) {
      int code = shown.indexOf(": 5", exim);
      code = code >= 0 ? code : shown.indexOf(": 4", exim);
      return code >= 0 ? shown.substring(code) : "";
    }
    for (String way : List.of("connect to ", "lost connection with ", "conversation with ")) {
      if (lower.startsWith(way) || (said.code().isEmpty() && lower.contains(" " + way))) {
        return "";
      }
    }
    return shown;
  }

  /** Every address in {@code text}, in order; not more than a few. */
  static List<IpAddress> all(String text) {
    List<IpAddress> found = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length() && found.size() < MAX; i++) {
      boolean inside = i < text.length() && isOfAddress(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        add(text, start, i, found);
        start = -1;
      }
    }
    return found;
  }

  private static boolean isOfAddress(char c) {
    return c == ':' || c == '.' || (Character.digit(c, 16) >= 0 && c < 128);
  }

  private static void add(String text, int start, int end, List<IpAddress> found) {
    if (text.startsWith("/", end)
        && end + 1 < text.length()
        && Character.isDigit(text.charAt(end + 1))) {
      return; // a network
    }
    String candidate = text.substring(start, end);
    while (candidate.endsWith(".")) {
      candidate = candidate.substring(0, candidate.length() - 1);
    }
    if (candidate.endsWith(":") && !candidate.endsWith("::")) {
      candidate = candidate.substring(0, candidate.length() - 1);
    }
    boolean isLabelled = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    if (isLabelled || (candidate.startsWith(":") && !candidate.startsWith("::"))) {
      // of "IPv6:2001:db8::25", the part after the label
      candidate = candidate.substring(candidate.indexOf(':') + 1);
    }
    if (candidate.length() > LONGEST || candidate.length() < 3) {
      return;
    }
    int colons = (int) candidate.chars().filter(c -> c == ':').count();
    if (colons >= 2) {
      Ip6Address.parse(candidate).ifPresent(found::add);
    } else {
      int port = candidate.indexOf(':');
      Ip4Address.parse(port < 0 ? candidate : candidate.substring(0, port)).ifPresent(found::add);
    }
  }
}
