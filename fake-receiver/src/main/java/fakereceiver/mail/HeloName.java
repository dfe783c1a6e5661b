package fakereceiver.mail;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The argument of EHLO or HELO, and what it is (RFC 5321 sections 4.1.1.1 and 4.1.3). Immutable.
 *
 * @param text as the client sent it
 * @param kind what it is
 * @param name the name, when it is one that DNS can be asked for
 * @param address the address, when it is or holds one
 */
public record HeloName(
    String text, Kind kind, Optional<DomainName> name, Optional<IpAddress> address) {

  /** What clients send. */
  public enum Kind {
    /** Nothing at all. */
    EMPTY,
    /** A host name, of one label or more. */
    NAME,
    /** An address literal as it should be: {@code [IPv6:2001:db8::25]} or {@code [192.0.2.25]}. */
    LITERAL,
    /** An IPv6 address in brackets that lacks the tag: {@code [2001:db8::25]}. */
    UNTAGGED_LITERAL,
    /** Brackets with something else inside. */
    MALFORMED_LITERAL,
    /** An address without brackets. */
    BARE_ADDRESS,
    /** Something with characters that no host name has, or too long for one. */
    ILLEGAL
  }

  private static final String TAG = "IPv6:";

  /** Says what {@code text} is; any text will do. */
  public static HeloName of(String text) {
    if (text.isEmpty()) {
      return new HeloName(text, Kind.EMPTY, Optional.empty(), Optional.empty());
    }
    if (text.startsWith("[")) {
      return literal(text);
    }
    Optional<IpAddress> bare = IpAddress.parse(text);
    if (bare.isPresent()) {
      return new HeloName(text, Kind.BARE_ADDRESS, Optional.empty(), bare);
    }
    Optional<DomainName> name =
        text.chars().allMatch(c -> c > ' ' && c <= '~')
            ? DomainName.parse(text).filter(DomainName::isHostName)
            : Optional.empty();
    return new HeloName(text, name.isPresent() ? Kind.NAME : Kind.ILLEGAL, name, Optional.empty());
  }

  private static HeloName literal(String text) {
    if (!text.endsWith("]")) {
      return new HeloName(text, Kind.MALFORMED_LITERAL, Optional.empty(), Optional.empty());
    }
    String inside = text.substring(1, text.length() - 1);
    if (inside.regionMatches(true, 0, TAG, 0, TAG.length())) {
      Optional<IpAddress> tagged =
          Ip6Address.parse(inside.substring(TAG.length())).map(IpAddress.class::cast);
      return new HeloName(
          text,
          tagged.isPresent() ? Kind.LITERAL : Kind.MALFORMED_LITERAL,
          Optional.empty(),
          tagged);
    }
    Optional<IpAddress> address = IpAddress.parse(inside);
    Kind kind =
        address.isEmpty()
            ? Kind.MALFORMED_LITERAL
            : address.get() instanceof Ip4Address ? Kind.LITERAL : Kind.UNTAGGED_LITERAL;
    return new HeloName(text, kind, Optional.empty(), address);
  }

  /**
   * Whether it is a name written with a final dot, which RFC 5321 section 4.1.2 has no room for.
   */
  public boolean hasTrailingDot() {
    return kind == Kind.NAME && text.endsWith(".");
  }

  @Override
  public String toString() {
    return text;
  }

  /** What it is follows from its text. */
  @Override
  public int hashCode() { // see DomainName
    return text.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeloName helo
        && text.equals(helo.text)
        && kind == helo.kind
        && name.equals(helo.name)
        && address.equals(helo.address);
  }
}
