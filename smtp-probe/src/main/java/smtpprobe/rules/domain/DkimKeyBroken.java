package smtpprobe.rules.domain;

import fakereceiver.auth.signature.KeyRecord;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.DkimSelector;
import smtpprobe.domain.MailDomain;

/** A key record that no receiver can use. */
final class DkimKeyBroken extends DomainRule {

  DkimKeyBroken() {
    super(
        new Card(
            "dkim-key-broken",
            Owner.SIGNER,
            "A DKIM key record cannot be used",
            "Publish the key again: v=DKIM1; k=rsa; p= and the key in base64, 2048 bits, in strings"
                + " of at most 255 octets",
            "RFC 6376 section 3.6.1",
            "RFC 8301 section 3.2"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    List<DkimSelector> found = domain.dkim().stream().filter(s -> s.answer().isFound()).toList();
    return found.isEmpty()
        ? one(domain.name().text(), Outcome.skipped("no DKIM key was found"))
        : each(found, s -> s.answer().question().name().text(), DkimKeyBroken::look);
  }

  private static Outcome look(DkimSelector selector) {
    Evidence evidence = Evidence.of(selector.answer());
    if (selector.answer().records().size() > 1) {
      return Outcome.failed(
          evidence.and(Evidence.given("records", "several, expected one for a selector")));
    }
    KeyRecord key = KeyRecord.parse(selector.answer().records().get(0));
    return key.key()
        .failure()
        .map(f -> Outcome.failed(evidence.and(Evidence.given("the key:", f))))
        .orElseGet(
            () ->
                Outcome.passed(
                    evidence.and(
                        Evidence.given(
                            "the key:", key.keyType() + ", " + key.key().bits() + " bits"))));
  }
}
