package fakereceiver.auth.spf;

import fakereceiver.dns.IpAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * A mechanism with its qualifier (RFC 7208 section 5).
 *
 * @param text as written
 * @param start where it begins in the record
 * @param qualifier what a match stands for
 * @param kind which mechanism
 * @param target the domain-spec, where one is written; without it {@code a}, {@code mx} and {@code
 *     ptr} mean the domain of the record
 * @param network the address of {@code ip4} and {@code ip6}
 * @param prefix4 how many leading bits count for IPv4
 * @param prefix6 how many leading bits count for IPv6
 */
public record SpfMechanism(
    String text,
    int start,
    SpfQualifier qualifier,
    Kind kind,
    Optional<SpfMacroText> target,
    Optional<IpAddress> network,
    int prefix4,
    int prefix6)
    implements SpfTerm {

  /** The mechanisms there are. */
  public enum Kind {
    /** Matches always. */
    ALL,
    /** Matches when the record of another domain says pass. */
    INCLUDE,
    /** Matches the addresses of a name. */
    A,
    /** Matches the addresses of the mail exchangers of a name. */
    MX,
    /** Matches by confirmed reverse names; "do not use" (RFC 7208 section 5.5). */
    PTR,
    /** Matches IPv4 addresses. */
    IP4,
    /** Matches IPv6 addresses. */
    IP6,
    /** Matches when a name has an A record. */
    EXISTS;

    /** The word in the record. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public boolean isLookup() {
    return switch (kind) {
      case INCLUDE, A, MX, PTR, EXISTS -> true;
      case ALL, IP4, IP6 -> false;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
