package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.DkimSelector;
import smtpprobe.domain.MailDomain;

/** Signatures with that selector cannot be checked. */
final class DkimKeyMissing extends DomainRule {

  DkimKeyMissing() {
    super(
        new Card(
            "dkim-key-missing",
            Owner.SIGNER,
            "There is no DKIM key under a selector that mail is signed with",
            "Publish the public key as a TXT record at SELECTOR._domainkey.DOMAIN",
            "RFC 6376 section 3.6.2"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    if (domain.dkim().stream().noneMatch(DkimSelector::given)) {
      List<String> found =
          domain.dkim().stream().filter(s -> s.answer().isFound()).map(DkimSelector::name).toList();
      return one(
          domain.name().text(),
          found.isEmpty()
              ? Outcome.skipped(
                  "none of the usual selectors has a key; --dkim-selector names yours")
              : Outcome.passed(Evidence.given("usual selectors with a key", found)));
    }
    return each(
        domain.dkim(),
        s -> s.answer().question().name().text(),
        s ->
            s.answer().isUnavailable()
                ? Outcome.undecided(Evidence.of(s.answer()))
                : s.answer().isFound()
                    ? Outcome.passed(Evidence.of(s.answer()))
                    : Outcome.failed(Evidence.of(s.answer())));
  }
}
