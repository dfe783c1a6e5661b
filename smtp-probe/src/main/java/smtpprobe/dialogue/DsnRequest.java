package smtpprobe.dialogue;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Xtext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which reports about a mail are wanted (RFC 3461). Immutable.
 *
 * @param cases when; empty: what the server does of its own accord, usually failure
 * @param returned how much of the mail a report holds; absent: as the server likes
 * @param envelopeId comes back in the report, so that it can be recognised
 */
public record DsnRequest(
    Set<Case> cases, Optional<Returned> returned, Optional<String> envelopeId) {

  /** RFC 3461 section 4.4. */
  private static final int MAX_ENVELOPE_ID = 100;

  /** When a report is wanted (RFC 3461 section 4.1). */
  public enum Case {
    /** In no case; only alone. */
    NEVER,
    /** When the mail was delivered. */
    SUCCESS,
    /** When it could not be delivered. */
    FAILURE,
    /** When that takes long. */
    DELAY
  }

  /** How much of the mail comes back (RFC 3461 section 4.3). */
  public enum Returned {
    /** All of it. */
    FULL("FULL"),
    /** Its header. */
    HEADERS("HDRS");

    private final String word;

    Returned(String word) {
      this.word = word;
    }
  }

  /**
   * Copies the set and refuses what RFC 3461 does not allow.
   *
   * @throws IllegalArgumentException when {@code NEVER} is not alone, or the envelope id is empty,
   *     longer than 100 characters in xtext, or not printable ASCII
   */
  public DsnRequest {
    cases = Set.copyOf(cases);
    if (cases.contains(Case.NEVER) && cases.size() > 1) {
      throw new IllegalArgumentException(
          "reports never and in other cases, expected one or the other (RFC 3461 section 4.1)");
    }
    envelopeId.ifPresent(DsnRequest::check);
  }

  private static void check(String id) {
    if (!id.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "the envelope id \"" + id + "\" is not printable ASCII (RFC 3461 section 4.4)");
    }
    int length = Xtext.encode(id).length();
    if (length < 1 || length > MAX_ENVELOPE_ID) {
      throw new IllegalArgumentException(
          "the envelope id has "
              + length
              + " characters in xtext, expected 1 to "
              + MAX_ENVELOPE_ID
              + " (RFC 3461 section 4.4)");
    }
  }

  /** What MAIL says of it, each parameter after a space. */
  String onMail() {
    return returned.map(how -> " RET=" + how.word).orElse("")
        + envelopeId.map(id -> " ENVID=" + Xtext.encode(id)).orElse("");
  }

  /**
   * What RCPT says of it, each parameter after a space. The original recipient goes with it, since
   * the address may be rewritten on the way (RFC 3461 section 4.2).
   */
  String onRcpt(Mailbox recipient) {
    if (cases.isEmpty()) {
      return "";
    }
    String names = EnumSet.copyOf(cases).stream().map(Case::name).collect(Collectors.joining(","));
    return " NOTIFY=" + names + " ORCPT=" + originalRecipient(recipient.toString());
  }

  /**
   * An address that is not ASCII has a type and an encoding of its own (RFC 6533 section 3), in
   * which {@code ö} is {@code \x{F6}}.
   */
  private static String originalRecipient(String address) {
    return Ascii.isAll(address) ? "rfc822;" + Xtext.encode(address) : "utf-8;" + utf8(address);
  }

  private static String utf8(String address) {
    StringBuilder text = new StringBuilder(address.length());
    address
        .codePoints()
        .forEach(
            c -> {
              if (c > ' ' && c <= '~' && c != '+' && c != '=' && c != '\\') {
                text.append((char) c);
              } else {
                text.append(String.format("\\x{%02X}", c));
              }
            });
    return text.toString();
  }
}
