package smtpprobe.dialogue;

import fakereceiver.mail.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keywords of a reply to EHLO (RFC 5321 section 4.1.1.1).
 *
 * @param keywords in upper case
 */
record Extensions(Set<String> keywords) {

  /** Those of a server that only knows HELO. */
  static final Extensions NONE = new Extensions(Set.of());

  Extensions {
    keywords = Set.copyOf(keywords);
  }

  /** The first line of the reply holds the server's name, not a keyword. */
  static Extensions in(Reply reply) {
    Set<String> keywords = new HashSet<>();
    List<String> lines = reply.lines();
    for (String line : lines.subList(1, lines.size())) {
      keywords.add(line.split(" ", 2)[0].toUpperCase(Locale.ROOT));
    }
    return new Extensions(keywords);
  }

  boolean offers(String keyword) {
    return keywords.contains(keyword);
  }
}
