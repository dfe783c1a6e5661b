package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DNS tree walk of RFC 9989 section 4.10. */
final class TreeWalk implements Boundaries {

  /** Longer names are cut to seven labels after the first question, so that there are eight. */
  private static final int MAX_LABELS = 8;

  /** A domain of the walk that has one record. */
  private record Stop(DomainName domain, DmarcRecord record) {}

  @Override
  public boolean hasNewTags() {
    return true;
  }

  @Override
  public Finding policyFor(DomainName domain, DmarcLookups lookups) {
    DmarcLookups.Published own = lookups.published(domain);
    if (own.records().size() > 1) {
      // Step 2 of section 4.10 only discards them, after which the walk would go on; RFC 7489
      // section 6.6.3 ends here, and so does the suite (case rfc9989-05). The cautious one of the
      // two: no policy is applied that the author domain did not choose.
      return new Finding(domain, Optional.empty(), Optional.empty(), "");
    }
    Finding walked = organizationOf(domain, lookups);
    if (own.only().isPresent() || own.trouble().isPresent()) {
      return new Finding(
          walked.organizationalDomain(), own.only().map(r -> domain), own.only(), walked.trouble());
    }
    return walked;
  }

  /** Section 4.10.2; the policy is that of the organizational domain, or of a public suffix. */
  @Override
  public Finding organizationOf(DomainName domain, DmarcLookups lookups) {
    List<Stop> stops = new ArrayList<>();
    String trouble = "";
    for (DomainName name : names(domain)) {
      DmarcLookups.Published published = lookups.published(name);
      if (published.trouble().isPresent()) {
        trouble =
            published.trouble().get().question() + ": " + published.trouble().get().answered();
      }
      if (published.only().isPresent()) {
        DmarcRecord record = published.only().get();
        stops.add(new Stop(name, record));
        if (record.isOrganizational() || record.isPublicSuffix()) {
          break;
        }
      }
    }
    DomainName organization = organization(domain, stops);
    Optional<Stop> policy =
        stops.stream()
            .filter(stop -> stop.domain().equals(organization))
            .findFirst()
            .or(() -> stops.stream().filter(stop -> stop.record().isPublicSuffix()).findFirst());
    return new Finding(organization, policy.map(Stop::domain), policy.map(Stop::record), trouble);
  }

  @Override
  public List<DomainName> askedForPolicy(DomainName domain) {
    return names(domain);
  }

  @Override
  public List<DomainName> askedForOrganization(DomainName domain) {
    return names(domain);
  }

  private static DomainName organization(DomainName start, List<Stop> stops) {
    for (Stop stop : stops) {
      if (stop.record().isOrganizational()) {
        return stop.domain();
      }
      if (stop.record().isPublicSuffix() && !stop.domain().equals(start)) {
        return oneBelow(stop.domain(), start);
      }
    }
    return stops.isEmpty() ? start : stops.get(stops.size() - 1).domain();
  }

  private static DomainName oneBelow(DomainName suffix, DomainName start) {
    List<String> labels = start.labels();
    return last(labels, suffix.labels().size() + 1);
  }

  private static List<DomainName> names(DomainName start) {
    List<String> labels = start.labels();
    List<DomainName> names = new ArrayList<>(List.of(start));
    int next = Math.min(labels.size(), MAX_LABELS) - 1;
    for (int count = next; count >= 1; count--) {
      names.add(last(labels, count));
    }
    return names;
  }

  private static DomainName last(List<String> labels, int count) {
    return new DomainName(String.join(".", labels.subList(labels.size() - count, labels.size())));
  }
}
