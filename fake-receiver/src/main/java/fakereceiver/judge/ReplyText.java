package fakereceiver.judge;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Findings;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply with blanks such as {@code {client-address}}, to be filled from an attempt.
 *
 * @param template the reply with its blanks
 */
public record ReplyText(Reply template) {

  /** A blank. What is not known yet is shown as {@code unknown}. */
  private enum Blank {
    CLIENT_ADDRESS,
    TAGGED_CLIENT_ADDRESS,
    CLIENT_NETWORK,
    REVERSE_NAME,
    HELO_NAME,
    REVERSE_PATH,
    SENDER_DOMAIN,
    RECIPIENT,
    RECIPIENT_DOMAIN,
    /** Whose SPF record is asked: the reverse-path, or for a null one the HELO name. */
    SPF_IDENTITY,
    /** Which of the two it is, as the page that explained results wanted it. */
    SPF_SCOPE,
    SPF_DOMAIN,
    SPF_SENDER,
    HEADER_FROM_DOMAIN,
    SPF_RESULT,
    DKIM_RESULT,
    DMARC_RESULT,
    HOST_NAME;

    /** What stands in the place of it. */
    private String value(Attempt attempt, Findings found) {
      return switch (this) {
        case CLIENT_ADDRESS -> attempt.clientAddress().text();
        case TAGGED_CLIENT_ADDRESS -> tagged(attempt.clientAddress());
        case CLIENT_NETWORK -> ClientHistory.networkOf(attempt.clientAddress()).toString();
        case REVERSE_NAME -> attempt.clientAddress().reverseName().text();
        case HELO_NAME -> helo(attempt);
        case REVERSE_PATH -> attempt.reversePath().map(ReversePath::text).orElse(UNKNOWN);
        case SENDER_DOMAIN -> mailbox(attempt).map(Mailbox::domainText).orElse(UNKNOWN);
        case RECIPIENT -> recipient(attempt).map(Mailbox::toString).orElse(UNKNOWN);
        case RECIPIENT_DOMAIN -> recipient(attempt).map(Mailbox::domainText).orElse(UNKNOWN);
        case SPF_IDENTITY -> mailbox(attempt).map(Mailbox::toString).orElseGet(() -> helo(attempt));
        case SPF_SCOPE -> mailbox(attempt).isPresent() ? "mfrom" : "helo";
        case SPF_DOMAIN -> mailbox(attempt).map(Mailbox::domainText).orElseGet(() -> helo(attempt));
        case SPF_SENDER ->
            mailbox(attempt)
                .map(mailbox -> "<" + mailbox + ">")
                .orElseGet(() -> "<> via " + helo(attempt));
        case HEADER_FROM_DOMAIN ->
            attempt
                .message()
                .flatMap(message -> Authors.of(message).mailboxes().stream().findFirst())
                .map(Mailbox::domainText)
                .orElse(UNKNOWN);
        case SPF_RESULT -> Authenticated.SPF.word(found);
        case DKIM_RESULT -> Authenticated.DKIM.word(found);
        case DMARC_RESULT -> Authenticated.DMARC.word(found);
        case HOST_NAME -> attempt.receiver().hostName().text();
      };
    }

    private static Optional<Mailbox> mailbox(Attempt attempt) {
      return attempt.reversePath().flatMap(ReversePath::mailbox);
    }

    /** The last one. */
    private static Optional<Mailbox> recipient(Attempt attempt) {
      List<Mailbox> all = attempt.recipients();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static String helo(Attempt attempt) {
      return attempt.heloName().map(HeloName::text).orElse(UNKNOWN);
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Blank> byWord() {
      Map<String, Blank> words = new LinkedHashMap<>();
      for (Blank blank : values()) {
        words.put(blank.word(), blank);
      }
      return Collections.unmodifiableMap(words);
    }
  }

  private static final String UNKNOWN = "unknown";

  private static final Map<String, Blank> BLANKS = Blank.byWord();

  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)\\}");

  /** What one blank may hold: RFC 5321 section 4.5.3.1.5 gives a reply line 512 octets. */
  private static final int MAX_VALUE = 200;

  /**
   * Reads a reply with blanks.
   *
   * @throws IllegalArgumentException when it is not a reply or has a blank that does not exist
   */
  public static ReplyText of(String text) {
    Reply template = Reply.parse(text);
    for (String line : template.lines()) {
      if (line.indexOf('{') >= 0) {
        for (Matcher word = BLANK.matcher(line); word.find(); ) {
          blank(word.group(1));
        }
      }
    }
    return new ReplyText(template);
  }

  private static Blank blank(String word) {
    Blank blank = BLANKS.get(word);
    if (blank == null) {
      throw new IllegalArgumentException(
          "there is no {"
              + word
              + "}, expected one of {"
              + String.join("} {", BLANKS.keySet())
              + "}");
    }
    return blank;
  }

  /** Whether something of the attempt is filled in. */
  boolean hasBlanks() {
    for (String line : template.lines()) {
      if (line.indexOf('{') >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The reply for {@code attempt} when nothing has been found. */
  public Reply fill(Attempt attempt) {
    return fill(attempt, Findings.NONE);
  }

  /**
   * The reply for {@code attempt}, of which that has been found. Text from strangers is made
   * printable and bounded.
   */
  public Reply fill(Attempt attempt, Findings found) {
    List<String> lines = new ArrayList<>();
    for (String line : template.lines()) {
      lines.add(fill(line, attempt, found));
    }
    return new Reply(template.code(), lines);
  }

  /** Whether {@code reply} is this one, with whatever in the blanks. */
  public boolean couldBe(Reply reply) {
    if (reply.code() != template.code() || reply.lines().size() != template.lines().size()) {
      return false;
    }
    for (int i = 0; i < template.lines().size(); i++) {
      List<String> fixed = List.of(BLANK.split(template.lines().get(i), -1));
      if (!FixedParts.fit(fixed, reply.lines().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** By hand, since a reply is filled far more often than it is read. */
  private static String fill(String line, Attempt attempt, Findings found) {
    int open = line.indexOf('{');
    if (open < 0) {
      return line;
    }
    StringBuilder filled = new StringBuilder();
    int done = 0;
    while (open >= 0) {
      int close = line.indexOf('}', open);
      int next = line.indexOf('{', open + 1);
      if (close >= 0 && (next < 0 || close < next)) {
        filled
            .append(line, done, open)
            .append(value(line.substring(open + 1, close), attempt, found));
        done = close + 1;
      }
      open = next;
    }
    return filled.append(line, done, line.length()).toString();
  }

  /** As Sendmail writes addresses: {@code IPv6:2001:db8:0:0:0:0:0:25}, {@code 192.0.2.25}. */
  private static String tagged(IpAddress address) {
    if (!(address instanceof Ip6Address six)) {
      return address.text();
    }
    StringBuilder text = new StringBuilder("IPv6");
    for (int shift = 112; shift >= 0; shift -= 16) {
      long half = shift >= 64 ? six.high() : six.low();
      text.append(':').append(Long.toHexString(half >>> shift % 64 & 0xffff));
    }
    return text.toString();
  }

  private static String value(String word, Attempt attempt, Findings found) {
    return Shortened.of(Printable.of(blank(word).value(attempt, found)), MAX_VALUE);
  }
}
