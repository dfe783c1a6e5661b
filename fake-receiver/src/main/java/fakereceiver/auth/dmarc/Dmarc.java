package fakereceiver.auth.dmarc;

import fakereceiver.auth.dmarc.DmarcAlignment.Method;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evaluates DMARC and says why the result is what it is. Stateless and safe for several threads, as
 * far as its {@link Dns} is.
 *
 * <p>A walk costs eight lookups at most; there is one for the header From, and one for each
 * confirmed domain that relaxed alignment has to compare, {@link #MAX_DOMAINS} at most.
 */
public final class Dmarc {

  /** How many domains that DKIM confirmed are compared; the rest count as not aligned. */
  public static final int MAX_DOMAINS = 20;

  private final Dns dns;
  private final DmarcMethod method;
  private final Boundaries boundaries;

  /**
   * By one method: the tree walk of RFC 9989 with the tags {@code np}, {@code psd} and {@code t},
   * or RFC 7489 with none of those tags. {@code pct} counts for a method with a habit of its own.
   */
  public Dmarc(Dns dns, DmarcMethod method) {
    this.dns = dns;
    this.method = method;
    this.boundaries = method.boundaries();
  }

  /** Lets DNS begin with the records that may apply to a header From. */
  public void prefetch(DomainName headerFrom) {
    new DmarcLookups(dns, method).prefetch(boundaries.askedForPolicy(headerFrom));
  }

  /**
   * Evaluates one message.
   *
   * @param headerFrom the domain of the header From, see {@link Authors#domain}
   * @param dkim the domains ({@code d=}) of good signatures
   * @param spf the domain of the reverse-path when SPF says pass for it
   */
  public DmarcReport evaluate(
      DomainName headerFrom, Collection<DomainName> dkim, Optional<DomainName> spf) {
    DmarcLookups lookups = new DmarcLookups(dns, method);
    Boundaries.Finding found = boundaries.policyFor(headerFrom, lookups);
    Optional<DmarcRecord> record =
        found
            .record()
            .filter(r -> r.p().isPresent())
            .filter(r -> boundaries.hasNewTags() || r.isOneBefore9989());
    if (record.isEmpty()) {
      return new DmarcReport(
          headerFrom,
          method,
          found.trouble().isEmpty() ? DmarcResult.NONE : DmarcResult.TEMPERROR,
          found.trouble().isEmpty() ? whyNone(headerFrom, found, lookups) : found.trouble(),
          found.policyDomain(),
          found.record(),
          Optional.of(found.organizationalDomain()),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          lookups.answers());
    }
    return new Evaluation(headerFrom, found, record.get(), lookups).report(dkim, spf);
  }

  private static String whyNone(
      DomainName headerFrom, Boundaries.Finding found, DmarcLookups lookups) {
    int count = lookups.published(headerFrom).records().size();
    if (count > 1) {
      return headerFrom + " has " + count + " DMARC records, expected one";
    }
    return found.policyDomain().isPresent()
        ? "the record of "
            + found.policyDomain().get()
            + " has neither a policy that can be read nor an address for reports"
        : "no DMARC record applies to " + headerFrom;
  }

  /** One evaluation once there is a policy. */
  private final class Evaluation {
    private final DomainName headerFrom;
    private final Boundaries.Finding found;
    private final DmarcRecord record;
    private final DmarcLookups lookups;
    private final List<DmarcAlignment> alignments = new ArrayList<>();
    private String trouble;

    Evaluation(
        DomainName headerFrom, Boundaries.Finding found, DmarcRecord record, DmarcLookups lookups) {
      this.headerFrom = headerFrom;
      this.found = found;
      this.record = record;
      this.lookups = lookups;
      this.trouble = isOwnPolicy() ? "" : found.trouble();
    }

    /** What is above a domain with a record of its own matters to alignment alone. */
    private boolean isOwnPolicy() {
      return found.policyDomain().filter(headerFrom::equals).isPresent();
    }

    DmarcReport report(Collection<DomainName> dkim, Optional<DomainName> spf) {
      prefetch(dkim, spf);
      dkim.stream().limit(MAX_DOMAINS).forEach(d -> align(Method.DKIM, d, record.isDkimStrict()));
      spf.ifPresent(domain -> align(Method.SPF, domain, record.isSpfStrict()));
      Optional<DmarcAlignment> aligned =
          alignments.stream().filter(DmarcAlignment::aligned).findFirst();
      String tag = policyTag();
      DmarcPolicy asked = policy(tag);
      DmarcResult result =
          aligned.isPresent()
              ? DmarcResult.PASS
              : trouble.isEmpty() ? DmarcResult.FAIL : DmarcResult.TEMPERROR;
      return new DmarcReport(
          headerFrom,
          method,
          result,
          aligned.map(this::whyPass).orElseGet(() -> trouble.isEmpty() ? whyFail() : trouble),
          found.policyDomain(),
          Optional.of(record),
          Optional.of(found.organizationalDomain()),
          Optional.of(tag),
          Optional.of(
              boundaries.hasNewTags() && record.isTesting()
                  ? asked.weaker()
                  : record.percent() == 0 ? method.leftOut(asked) : asked),
          alignments,
          lookups.answers());
    }

    /** The walks of all domains to compare, since none depends on another. */
    private void prefetch(Collection<DomainName> dkim, Optional<DomainName> spf) {
      Stream<DomainName> compared =
          Stream.concat(
              dkim.stream().limit(MAX_DOMAINS).filter(domain -> !record.isDkimStrict()),
              spf.stream().filter(domain -> !record.isSpfStrict()));
      lookups.prefetch(
          compared
              .filter(domain -> !domain.equals(headerFrom))
              .flatMap(domain -> boundaries.askedForOrganization(domain).stream())
              .distinct()
              .toList());
    }

    private void align(Method method, DomainName domain, boolean strict) {
      if (strict || domain.equals(headerFrom)) {
        alignments.add(
            new DmarcAlignment(method, domain, domain, strict, domain.equals(headerFrom)));
        return;
      }
      Boundaries.Finding other = boundaries.organizationOf(domain, lookups);
      trouble =
          Stream.of(trouble, found.trouble(), other.trouble())
              .filter(one -> !one.isEmpty())
              .findFirst()
              .orElse("");
      alignments.add(
          new DmarcAlignment(
              method,
              domain,
              other.organizationalDomain(),
              false,
              other.organizationalDomain().equals(found.organizationalDomain())));
    }

    /** RFC 9989 section 4.10.1; a name that DNS cannot tell of is taken to exist. */
    private String policyTag() {
      if (isOwnPolicy()) {
        return "p";
      }
      if (!boundaries.hasNewTags() || record.np().equals(record.sp())) {
        return "sp";
      }
      Answer<?> existence = lookups.existence(headerFrom);
      if (existence.isUnavailable() && trouble.isEmpty()) {
        trouble = existence.question() + ": " + existence.answered();
      }
      return existence.status() == Answer.Status.NO_SUCH_NAME ? "np" : "sp";
    }

    private DmarcPolicy policy(String tag) {
      if (!boundaries.hasNewTags() && !record.tags().containsKey("p")) {
        return DmarcPolicy.NONE; // RFC 7489 section 6.6.3, step 6
      }
      Optional<DmarcPolicy> policy =
          switch (tag) {
            case "np" -> record.np();
            case "sp" -> record.sp();
            default -> record.p();
          };
      return policy.orElse(DmarcPolicy.NONE);
    }

    private String whyPass(DmarcAlignment alignment) {
      return alignment.method()
          + " confirmed "
          + alignment.domain()
          + ", which is aligned with "
          + headerFrom;
    }

    private String whyFail() {
      return alignments.isEmpty()
          ? "neither SPF nor DKIM confirmed a domain"
          : "confirmed were "
              + alignments.stream().map(a -> a.method() + " " + a.domain()).toList()
              + ", none is aligned with "
              + headerFrom;
    }
  }
}
