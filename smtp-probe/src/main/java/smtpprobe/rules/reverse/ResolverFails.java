package smtpprobe.rules.reverse;

import fakereceiver.dns.Endpoint;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.reverse.WorldDns;

/**
 * One of several resolvers fails: the others answer, after everybody has waited for that one. Says
 * nothing where there is nothing to compare.
 */
final class ResolverFails extends Inspection<WorldDns> {

  ResolverFails() {
    super(
        new Card(
                "resolver-fails",
                Owner.RECEIVER,
                "One of your resolvers gives no answer where another one does",
                "Take it out of /etc/resolv.conf, or mend it",
                "resolv.conf(5)")
            .byHand("whoever runs this host chooses its resolver"));
  }

  @Override
  public List<Finding> examine(WorldDns dns) {
    return each(
        dns.failing(),
        one -> Endpoint.of(one.place()).toString(),
        one ->
            Outcome.failed(
                Evidence.given(one.said().question().toString(), one.said().said()),
                "Take it out of /etc/resolv.conf, or mend it: whatever looks a name up through it"
                    + " first, the mail server too, waits, and fails where nobody tries the next"));
  }
}
