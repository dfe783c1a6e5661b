package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/**
 * The HELO name has no SPF record. Notifications have the null reverse-path, and SPF takes the HELO
 * name for them: without a record there, they are not confirmed.
 */
final class SpfHeloMissing extends Rule {

  private final Authentication authentication;

  SpfHeloMissing(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-helo-missing",
            Owner.DNS,
            "The HELO name has no SPF record: notifications are not confirmed",
            "Publish an SPF record at the HELO name that names the addresses of the host",
            "RFC 7208 section 2.3",
            "RFC 7208 section 2.4"));
    this.authentication = authentication;
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    if (Names.helo(attempt).isPresent()) {
      authentication.prefetchHeloSpf(attempt, dns);
    }
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> helo = Names.helo(attempt);
    return helo.isEmpty()
        ? Outcome.skipped(Names.NO_HELO)
        : SpfMissing.missing(authentication.heloSpf(attempt, dns), helo.get(), attempt);
  }
}
