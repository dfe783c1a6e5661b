package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;

/**
 * The domain of the reverse-path has no SPF record.
 *
 * <p>Gmail, Outlook and others want SPF or DKIM to pass over IPv6; without a record SPF cannot. A
 * domain that does not exist is the matter of {@link SenderDomainMissing}, the null reverse-path
 * that of {@link SpfHeloMissing}.
 */
final class SpfMissing extends SenderDomainRule {

  private final Authentication authentication;

  SpfMissing(Authentication authentication) {
    super(
        Heed.AUTHENTICATION,
        new Card(
            "spf-missing",
            Owner.DNS,
            "The domain of the reverse-path has no SPF record",
            "Publish an SPF record for the domain that names the addresses mail leaves from",
            "RFC 7208 section 3",
            "RFC 7208 section 4.5"));
    this.authentication = authentication;
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    authentication.prefetchSpf(attempt, dns);
  }

  @Override
  Outcome examine(DomainName domain, Attempt attempt, Dns dns) {
    return missing(authentication.spf(attempt, dns), domain, attempt);
  }

  /** Beside a CNAME there is no other record (RFC 1034 section 3.6.2): where the alias leads. */
  private static DomainName holder(DomainName domain, Answer<?> first) {
    return first.aliases().isEmpty() ? domain : first.aliases().get(first.aliases().size() - 1);
  }

  /** Whether there is no record, at a name that does exist. */
  static Outcome missing(SpfReport spf, DomainName domain, Attempt attempt) {
    Answer<?> first = spf.answers().get(0);
    if (first.isUnavailable()) {
      return Outcome.undecided(SpfLook.evidence(spf));
    }
    if (first.status() == Answer.Status.NO_SUCH_NAME) {
      return Outcome.skipped(domain + " does not exist");
    }
    return spf.result() == SpfResult.NONE
        ? Outcome.failed(
            SpfLook.evidence(spf), SpfRemedy.first(holder(domain, first), attempt.clientAddress()))
        : Outcome.passed(SpfLook.evidence(spf));
  }
}
