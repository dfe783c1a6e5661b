package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Mx;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;

/**
 * The domain of the reverse-path declares with a null MX that it takes no mail.
 *
 * <p>So nobody could answer, and no notification could be delivered. Postfix, Haraka and Exim
 * refuse it.
 */
final class SenderNullMx extends SenderMxRule {

  SenderNullMx() {
    super(
        Heed.NOTHING,
        new Card(
                "sender-null-mx",
                Owner.DNS,
                "The domain of the reverse-path publishes a null MX: it takes no mail",
                "Send with a domain that takes mail, or replace the MX record \"0 .\" by one that"
                    + " names a mail server",
                "RFC 7505 section 4.2")
            .byHand(
                "the domain says on purpose that it takes no mail: let it name a host that does, or"
                    + " send as another one"));
  }

  @Override
  Outcome examine(Answer<Mx> mx, Attempt attempt, Dns dns) {
    return isNullMx(mx) ? Outcome.failed(Evidence.of(mx)) : Outcome.passed(Evidence.of(mx));
  }

  /** Only a null MX that stands alone is one (RFC 7505 section 3). */
  static boolean isNullMx(Answer<Mx> mx) {
    return mx.records().size() == 1 && mx.records().get(0).isNull();
  }
}
