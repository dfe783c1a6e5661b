package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;

/** Where one organization ends and the next begins, and whose policy applies. */
sealed interface Boundaries permits TreeWalk, SuffixBoundaries {

  /**
   * What is known of a domain.
   *
   * @param organizationalDomain the highest domain of its owner
   * @param policyDomain whose record applies to mail from it, when there is one
   * @param record that record
   * @param trouble why this may be incomplete, for people; empty when it is complete
   */
  record Finding(
      DomainName organizationalDomain,
      Optional<DomainName> policyDomain,
      Optional<DmarcRecord> record,
      String trouble) {}

  /** Finds the organizational domain and the policy for a header From. */
  Finding policyFor(DomainName domain, DmarcLookups lookups);

  /** Finds the organizational domain of a domain that SPF or DKIM confirmed. */
  Finding organizationOf(DomainName domain, DmarcLookups lookups);

  /** Whose records {@link #policyFor} may ask for. */
  List<DomainName> askedForPolicy(DomainName domain);

  /** Whose records {@link #organizationOf} may ask for. */
  List<DomainName> askedForOrganization(DomainName domain);

  /** Whether the tags that RFC 9989 added, {@code np} and {@code t}, count. */
  boolean hasNewTags();
}
