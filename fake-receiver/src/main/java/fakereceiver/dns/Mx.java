package fakereceiver.dns;

import org.jspecify.annotations.Nullable;

/**
 * One MX record (RFC 5321 section 5.1).
 *
 * @param preference 0 to 65535, lower first
 * @param exchange the host; the root in a null MX (RFC 7505)
 */
public record Mx(int preference, DomainName exchange) {

  /** Whether this record says that the domain takes no mail. */
  public boolean isNull() {
    return exchange.isRoot();
  }

  @Override
  public String toString() {
    return preference + " " + exchange;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Mx mx && preference == mx.preference && exchange.equals(mx.exchange);
  }

  @Override
  public int hashCode() {
    return 31 * preference + exchange.hashCode();
  }
}
