package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;

/**
 * One domain that SPF or DKIM confirmed, held against the header From.
 *
 * @param method what confirmed it
 * @param domain the domain
 * @param organizationalDomain its organizational domain; the domain itself where it was not needed
 * @param strict whether the record asks for strict alignment
 * @param aligned whether it is aligned
 */
public record DmarcAlignment(
    Method method,
    DomainName domain,
    DomainName organizationalDomain,
    boolean strict,
    boolean aligned) {

  /** What can confirm a domain. */
  public enum Method {
    /** A good signature; the domain is its {@code d=}. */
    DKIM,
    /** A pass for MAIL FROM; the domain is that of the reverse-path. */
    SPF
  }
}
