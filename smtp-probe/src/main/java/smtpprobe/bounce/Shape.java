package smtpprobe.bounce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.bounce.log.LogReader;
import smtpprobe.bounce.log.QueueListing;

/** What an input looks like, from its beginning. */
public enum Shape {
  /** A mail: header fields first. */
  MAIL,
  /** A DMARC or TLS report, perhaps packed. */
  REPORT,
  /** What another command of this program printed as JSON. */
  OWN_JSON,
  /** What waits in a queue, and why. */
  QUEUE,
  /** Lines of a log. */
  LOG,
  /** A reply, or what somebody took for one. */
  TEXT;

  private static final int HEAD = 64 * 1024;
  private static final int LINES = 40;

  /** Fields that mails begin with; a pasted text may have one line with a colon, too. */
  private static final Set<String> FIELDS =
      Set.of(
          "return-path",
          "received",
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "delivered-to",
          "x-original-to",
          "envelope-to",
          "delivery-date",
          "x-failed-recipients",
          "auto-submitted",
          "reply-to",
          "sender",
          "dkim-signature",
          "arc-seal",
          "authentication-results",
          "x-received",
          "received-spf",
          "content-transfer-encoding",
          "precedence",
          "return-receipt-to",
          "x-mailer",
          "cc",
          "in-reply-to",
          "references",
          "thread-topic",
          "x-spam-status",
          "x-account-key",
          "x-gm-thrid",
          "x-mozilla-status",
          "status",
          "x-uidl",
          "feedback-id");

  /** Those that mail programs show, and people copy. */
  private static final Set<String> SHOWN =
      Set.of("from", "sent", "to", "cc", "subject", "date", "reply-to");

  /** What {@code input} looks like. */
  public static Shape of(byte[] input) {
    if (input.length > 2
        && (((input[0] & 0xff) == 0x1f && (input[1] & 0xff) == 0x8b)
            || (input[0] == 'P' && input[1] == 'K'))) {
      return REPORT;
    }
    String head =
        new String(input, 0, Math.min(HEAD, input.length), StandardCharsets.ISO_8859_1).strip();
    if (isMail(head, input.length >= HEAD)) {
      return MAIL;
    }
    boolean isXml = head.startsWith("<") && head.contains("feedback");
    boolean isJson = head.startsWith("{") && head.contains("\"policies\"");
    if (isXml || isJson) {
      return REPORT;
    }
    if (OwnJson.looksLike(head)) {
      return OWN_JSON;
    }
    if (isStatus(head)) {
      return TEXT; // perhaps with a log behind it
    }
    List<String> all = head.lines().filter(line -> !line.isBlank()).toList();
    List<String> lines = all.subList(0, Math.min(LINES, all.size()));
    if (lines.stream().anyMatch(QueueListing::begins)) {
      return QUEUE;
    }
    boolean isRefusing =
        Stream.concat(lines.stream(), all.stream().skip(LINES).filter(Shape::isLogged))
            .anyMatch(line -> !LogReader.read(line).isEmpty());
    boolean isDelivering =
        lines.stream().limit(1).anyMatch(LogReader::isOfLog)
            && lines.stream().anyMatch(LogReader::isDelivery);
    return isRefusing || isDelivering ? LOG : TEXT;
  }

  /** Whether it has fields of a delivery status notification, with or without the mail around. */
  static boolean isStatus(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("final-recipient:") && lower.contains("status:");
  }

  /** Behind many lines that tell nothing, what has no time is rather said than logged. */
  private static boolean isLogged(String line) {
    return line.startsWith("{") || LogReader.isOfLog(line);
  }

  /**
   * At least two known fields before anything that is none. Where a header goes on beyond the head,
   * one: hosts that filter mail put many fields of their own in front. Fields that were copied
   * above a reply make no mail of it.
   */
  private static boolean isMail(String head, boolean goesOn) {
    int known = 0;
    boolean first = true;
    boolean isCopied = true;
    String whole = goesOn ? head.substring(0, head.lastIndexOf('\n') + 1) : head;
    List<String> lines = whole.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isLeader = first && (line.startsWith("From ") || line.startsWith(">From "));
      first = false;
      if (isLeader || line.startsWith(" ") || line.startsWith("\t")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || line.substring(0, colon).indexOf(' ') >= 0) {
        return known >= 2 && !(isCopied && isReply(lines.subList(i, lines.size())));
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      known += FIELDS.contains(name) ? 1 : 0;
      isCopied &= SHOWN.contains(name);
    }
    return known >= (goesOn ? 1 : 2);
  }

  /** Whether a reply of SMTP comes first. */
  private static boolean isReply(List<String> lines) {
    String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.length() > 4
        && (first.charAt(0) == '4' || first.charAt(0) == '5')
        && Character.isDigit(first.charAt(1))
        && Character.isDigit(first.charAt(2))
        && (first.charAt(3) == ' ' || first.charAt(3) == '-');
  }
}
