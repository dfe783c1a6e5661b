package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.reverse.WorldDns;

/** Local data, an answer that never ages, a resolver that fails: receivers do not see it. */
final class ResolverDiffers extends Inspection<WorldDns> {

  ResolverDiffers() {
    super(
        new Card(
                "resolver-differs",
                Owner.RECEIVER,
                "Your resolver tells you something that nobody else sees",
                "Ask another resolver",
                "RFC 1034 section 5.3.1")
            .byHand("whoever runs this host chooses its resolver"));
  }

  @Override
  public List<Finding> examine(WorldDns dns) {
    if (dns.differences().isEmpty()) {
      return one(
          "the resolver",
          dns.isWalked()
              ? Outcome.passed(Evidence.given("the resolver", "says what the name servers say"))
              : Outcome.skipped("name servers are not asked here"));
    }
    return each(
        dns.differences(),
        difference -> difference.world().question().toString(),
        difference ->
            Outcome.failed(
                difference.evidence(),
                "Ask another resolver (--dns-server, /etc/resolv.conf), or take the name out of"
                    + " what this one says by itself (local data, a filter of private addresses):"
                    + " receivers see what the name servers say, and are judged by that here"));
  }
}
