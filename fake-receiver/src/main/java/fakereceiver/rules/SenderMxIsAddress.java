package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;

/**
 * An MX record of the sender's domain holds an address where the name of a host belongs.
 *
 * <p>The address is taken for a name that does not exist, so that such a record leads nowhere.
 */
final class SenderMxIsAddress extends SenderMxRule {

  SenderMxIsAddress() {
    super(
        Heed.NOTHING,
        new Card(
            "sender-mx-is-address",
            Owner.DNS,
            "An MX record of the domain of the reverse-path holds an address instead of a name",
            "Let the MX record name a host, and publish the address as its AAAA or A record",
            "RFC 5321 section 5.1",
            "RFC 1035 section 3.3.9"));
  }

  @Override
  Outcome examine(Answer<Mx> mx, Attempt attempt, Dns dns) {
    return mx.records().stream().anyMatch(SenderMxIsAddress::isAddress)
        ? Outcome.failed(Evidence.of(mx))
        : Outcome.passed(Evidence.of(mx));
  }

  private static boolean isAddress(Mx mx) {
    return IpAddress.parse(mx.exchange().text()).isPresent();
  }
}
