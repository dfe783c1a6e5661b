package smtpprobe.rules.domain;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** Senders that have the one family only cannot bring mail. */
abstract class MxFamilyRule extends WholeDomainRule {

  MxFamilyRule(Card card) {
    super(card);
  }

  /** What DNS says of the addresses of that family. */
  abstract Answer<?> addresses(MxHost host);

  @Override
  final Outcome look(MailDomain domain) {
    Evidence evidence = Evidence.of(domain.mx());
    if (domain.mx().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    if (domain.hosts().isEmpty()) {
      return Outcome.skipped("no host takes mail for " + domain.name());
    }
    if (domain.hosts().stream().allMatch(MxFamilyRule::isNowhere)) {
      return Outcome.skipped("none of them has an address at all");
    }
    for (MxHost host : domain.hosts()) {
      evidence = evidence.and(Evidence.of(addresses(host)));
    }
    if (domain.hosts().stream().anyMatch(host -> addresses(host).isFound())) {
      return Outcome.passed(evidence);
    }
    return domain.hosts().stream().anyMatch(host -> addresses(host).isUnavailable())
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence);
  }

  private static boolean isNowhere(MxHost host) {
    return host.six().isAbsent() && host.four().isAbsent();
  }
}
