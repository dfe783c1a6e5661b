package smtpprobe.bounce.reply;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IP addresses in the text of a reply. Takes time in proportion to the text. */
public final class Addresses {

  /**
   * What stands before the other server in the words of sending servers: {@code H=} of Exim, {@code
   * relay=} of Sendmail, {@code Called:} of a callout, {@code dial tcp} of Go.
   */
  private static final List<String> TARGETS =
      List.of(
          "H=",
          "relay=",
          "LastAttemptedIP=",
          "endpoint attempted was ",
          "connect to ",
          "conversation with ",
          "sending to ",
          "offered by host ",
          "authenticate to server ",
          "Connected to ",
          "Called: ",
          "dial tcp ");

  private static final int LONGEST = 45;
  private static final int MAX = 16;

  private Addresses() {}

  /**
   * The address that the receiver saw: the first one in what it said, an IPv6 address before
   * others. What stands before the receiver's own words is the receiver's address.
   */
  static Optional<IpAddress> client(SaidReply said) {
    String theirs =
        withoutTargets(said.start() > 0 ? said.shown().substring(said.start()) : ofReceiver(said));
    int end = theirs.toLowerCase(Locale.ROOT).indexOf(" giving up on "); // qmail's own words
    List<IpAddress> all = all(end < 0 ? theirs : theirs.substring(0, end));
    return all.stream()
        .filter(Ip6Address.class::isInstance)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static String withoutTargets(String text) {
    String rest = text;
    for (String mark : TARGETS) {
      int at = rest.indexOf(mark);
      if (at == 0 || (at > 0 && !Character.isLetter(rest.charAt(at - 1)))) {
        rest = rest.substring(0, at) + rest.substring(endOfTarget(rest, at + mark.length()));
      }
    }
    return rest;
  }

  /**
   * Behind {@code mx.example.net[2001:db8::1]}, {@code mx (2001:db8::1)}, or the one word there.
   */
  private static int endOfTarget(String text, int from) {
    int blank = text.indexOf(' ', from);
    int end = blank < 0 ? text.length() : blank;
    for (int i = from; i < Math.min(end + 2, text.length()); i++) {
      char open = text.charAt(i);
      if (open == '[' || open == '(') {
        int close = text.indexOf(open == '[' ? ']' : ')', i);
        return close < 0 ? end : close + 1;
      }
    }
    return end;
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
  public static List<IpAddress> all(String text) {
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

  /** {@code See RFC2821 4.1.1.1} is no address. */
  private static boolean isSection(String text, int start) {
    String before = text.substring(Math.max(0, start - 16), start).toLowerCase(Locale.ROOT);
    boolean isRfc = before.contains("rfc") && before.indexOf(')') < 0 && before.indexOf(':') < 0;
    return isRfc || before.endsWith("section ");
  }

  private static boolean isOfAddress(char c) {
    return c == ':' || c == '.' || (Character.digit(c, 16) >= 0 && c < 128);
  }

  /** {@code ::e} of {@code Error::error}. */
  private static boolean isOfWord(String text, int end) {
    return end < text.length() && Character.isLetter(text.charAt(end));
  }

  /** {@code ip6:2001:db8::25} is what an SPF record admits. */
  private static boolean isOfSpf(String text, int start) {
    return text.regionMatches(true, start - 2, "ip6:", 0, 4)
        || text.regionMatches(true, start - 2, "ip4:", 0, 4);
  }

  private static void add(String text, int start, int end, List<IpAddress> found) {
    if (isOfWord(text, end) || isOfSpf(text, start)) {
      return;
    }
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
    boolean isWords = candidate.chars().noneMatch(Character::isDigit); // DB::Fee
    if (candidate.length() > LONGEST || candidate.length() < 3 || isWords) {
      return;
    }
    int colons = (int) candidate.chars().filter(c -> c == ':').count();
    if (colons >= 2) {
      Ip6Address.parse(candidate).map(Ip6Address::asClient).ifPresent(found::add);
    } else {
      int port = candidate.indexOf(':');
      if (isSection(text, start)) {
        return;
      }
      Ip4Address.parse(port < 0 ? candidate : candidate.substring(0, port)).ifPresent(found::add);
    }
  }
}
