package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SignedHeader;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.auth.signature.TagList;
import fakereceiver.dns.DomainName;
import fakereceiver.given.UsageException;
import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Signs messages with DKIM, relaxed/relaxed (RFC 6376 section 5). Immutable, safe for several
 * threads.
 *
 * <p>The From field is oversigned: it is named once more than it is there, so that nobody can add
 * another one (section 8.15).
 */
public final class DkimSigner {

  /** What is signed unless something else is chosen (section 5.4.1). */
  public static final List<String> USUAL_FIELDS =
      List.of(
          ("from reply-to subject date to cc message-id in-reply-to references "
                  + "mime-version content-type content-transfer-encoding list-unsubscribe "
                  + "list-unsubscribe-post")
              .split(" ", -1));

  private static final int LINE = 72;

  private final DomainName domain;
  private final String selector;
  private final SigningKey key;
  private final List<String> fields;

  /**
   * Signs for a domain.
   *
   * @param fields the names of the fields to sign, in any case; those that a message does not have
   *     are left out, and From is always signed
   * @throws IllegalArgumentException when selector and domain make no name
   */
  public DkimSigner(DomainName domain, String selector, SigningKey key, List<String> fields) {
    if (domain.below(selector + "._domainkey").isEmpty()) {
      throw new UsageException(
          "\"" + selector + "\" is not a selector below " + domain + ", expected such as s2026");
    }
    this.domain = domain;
    this.selector = selector;
    this.key = key;
    List<String> names = new ArrayList<>(List.of("from"));
    for (String field : fields) {
      String name = field.toLowerCase(Locale.ROOT);
      if (!name.matches("[!-9;-~]+")) {
        throw new UsageException("\"" + field + "\" is not the name of a header field");
      }
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    this.fields = List.copyOf(names);
  }

  /**
   * The message with a signature on top.
   *
   * @throws IllegalArgumentException when it has no From field, a line that does not end in CRLF,
   *     or a header beyond the limits of {@link MailText}: nobody could verify that
   */
  public Message sign(Message message, Instant now) {
    MailText mail = MailText.of(message);
    requireSignable(mail);
    String unsigned =
        "v=1; a="
            + key.algorithm().word()
            + "; c=relaxed/relaxed; d="
            + domain
            + ";\r\n s="
            + selector
            + "; t="
            + now.getEpochSecond()
            + ";\r\n h="
            + folded(String.join(":", signedNames(mail)), ":")
            + ";\r\n bh="
            + new BodyHashes(mail)
                .hash(Canonicalization.RELAXED, key.algorithm(), OptionalLong.empty())
            + ";\r\n b=";
    HeaderField field = HeaderField.of("DKIM-Signature", " " + unsigned);
    List<HeaderField> all = new ArrayList<>(List.of(field));
    all.addAll(mail.fields());
    byte[] signed =
        SignedHeader.octets(
            Canonicalization.RELAXED, all, signedNames(mail), 0, TagList.parse(field.value()));
    String signature = Base64.getEncoder().encodeToString(key.algorithm().sign(key.key(), signed));
    return joined(field.raw() + folded(signature, "") + "\r\n", message);
  }

  private static void requireSignable(MailText mail) {
    if (mail.bareLineFeeds() > 0) {
      throw new UsageException(
          "the message has "
              + mail.bareLineFeeds()
              + " LF without CR before it, expected lines that end in CRLF");
    }
    if (mail.isTooLong()) {
      throw new UsageException(
          "the header has more than "
              + MailText.MAX_HEADER
              + " octets or "
              + MailText.MAX_FIELDS
              + " fields");
    }
    if (mail.fields("from").isEmpty()) {
      throw new UsageException("the message has no From field, which has to be signed");
    }
  }

  private List<String> signedNames(MailText mail) {
    List<String> names = new ArrayList<>();
    for (String name : fields) {
      int count = mail.fields(name).size() + (name.equals("from") ? 1 : 0);
      for (int i = 0; i < count; i++) {
        names.add(name);
      }
    }
    return names;
  }

  /** Long values in lines; white space inside does not count in h= and b=. */
  private static String folded(String value, String after) {
    StringBuilder lines = new StringBuilder(value.length() + value.length() / LINE * 3);
    int start = 0;
    while (value.length() - start > LINE) {
      int end = start + LINE;
      int cut = after.isEmpty() ? end : value.lastIndexOf(after, end - 1) + 1;
      if (cut <= start) {
        int next = value.indexOf(after, end); // one very long name is not folded inside
        cut = next < 0 ? value.length() : next + 1;
      }
      lines.append(value, start, cut).append("\r\n ");
      start = cut;
    }
    return lines.append(value.substring(start)).toString();
  }

  private static Message joined(String field, Message message) {
    return message.withOnTop(field.getBytes(StandardCharsets.ISO_8859_1));
  }
}
