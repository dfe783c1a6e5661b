package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who a message says it is from, read as RFC 5322 section 3.4 has it: an address in a display name
 * or in a comment is no address, and there may be several. Immutable.
 *
 * <p>DMARC is about one domain (RFC 9989 section 5.3.1 and RFC 7489 section 6.6.1): a message with
 * none or several has no {@link #domain}, and what to do with it is for others to decide.
 *
 * @param fields how many From fields there are; one is right
 * @param mailboxes the addresses in all of them, {@link #MAX_MAILBOXES} at most
 * @param readable whether every From field could be read to its end
 */
public record Authors(int fields, List<Mailbox> mailboxes, boolean readable) {

  /** How many addresses are kept; a field with more counts as not readable. */
  public static final int MAX_MAILBOXES = 100;

  private static final int MAX_DOMAIN = 253;

  public Authors {
    mailboxes = List.copyOf(mailboxes);
  }

  /** Reads the From fields of a message; any octets will do. */
  public static Authors of(Message message) {
    List<String> values = message.fields("From");
    List<Mailbox> mailboxes = new ArrayList<>();
    boolean readable = true;
    for (String value : values) {
      readable &= new AddressReader(text(value)).readInto(mailboxes);
    }
    return new Authors(values.size(), mailboxes, readable);
  }

  /** As UTF-8 (RFC 6532) where the octets are that; each a character else. */
  private static String text(String octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /** The domain for DMARC: there when all authors have the same one and nothing is in doubt. */
  public Optional<DomainName> domain() {
    Set<Optional<DomainName>> domains = new LinkedHashSet<>();
    mailboxes.forEach(mailbox -> domains.add(asciiDomain(mailbox)));
    return fields == 1 && readable && domains.size() == 1
        ? domains.iterator().next()
        : Optional.empty();
  }

  /** The domain as DNS has it: U-labels as A-labels (RFC 9989 section 5.3.1, RFC 5890). */
  private static Optional<DomainName> asciiDomain(Mailbox mailbox) {
    String text = mailbox.domainText();
    if (text.startsWith("[") || text.length() > MAX_DOMAIN) {
      return mailbox.domain();
    }
    return text.chars().allMatch(Authors::isOfNames) ? DomainName.parse(text) : Optional.empty();
  }

  /** {@code 'alice@example.org'} and the like have no domain, though RFC 5322 reads one. */
  private static boolean isOfNames(int c) {
    return c == '.' || Mailbox.isOfLabels(c);
  }
}
