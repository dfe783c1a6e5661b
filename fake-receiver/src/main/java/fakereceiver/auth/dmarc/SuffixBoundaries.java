package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;

/** The two questions of RFC 7489 section 6.6.3, with the Public Suffix List of section 3.2. */
record SuffixBoundaries(PublicSuffixList list) implements Boundaries {

  @Override
  public boolean hasNewTags() {
    return false;
  }

  @Override
  public Finding policyFor(DomainName domain, DmarcLookups lookups) {
    DomainName organization = list.organizationalDomain(domain);
    DmarcLookups.Published own = lookups.published(domain);
    if (!own.records().isEmpty() || own.trouble().isPresent() || organization.equals(domain)) {
      return finding(organization, domain, own);
    }
    return finding(organization, organization, lookups.published(organization));
  }

  @Override
  public List<DomainName> askedForPolicy(DomainName domain) {
    return List.of(domain, list.organizationalDomain(domain));
  }

  @Override
  public List<DomainName> askedForOrganization(DomainName domain) {
    return List.of();
  }

  private static Finding finding(
      DomainName organization, DomainName at, DmarcLookups.Published published) {
    return new Finding(
        organization,
        published.only().map(r -> at),
        published.only(),
        published.trouble().map(a -> a.question() + ": " + a.answered()).orElse(""));
  }

  @Override
  public Finding organizationOf(DomainName domain, DmarcLookups lookups) {
    return new Finding(list.organizationalDomain(domain), Optional.empty(), Optional.empty(), "");
  }
}
