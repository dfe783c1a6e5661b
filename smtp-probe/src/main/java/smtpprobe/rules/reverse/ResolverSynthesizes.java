package smtpprobe.rules.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.reverse.WorldDns;

/** A DNS64 resolver makes up AAAA records for names that have only A records. */
final class ResolverSynthesizes extends Inspection<WorldDns> {

  ResolverSynthesizes() {
    super(
        new Card(
                "resolver-synthesizes",
                Owner.RECEIVER,
                "Your resolver makes up IPv6 addresses (DNS64) that nobody else sees",
                "Ask another resolver; publish the real AAAA record of the host",
                "RFC 6147 section 5.1",
                "RFC 7050")
            .byHand("whoever runs this host chooses its resolver"));
  }

  @Override
  public List<Finding> examine(WorldDns dns) {
    if (dns.madeUp().isEmpty()) {
      return one(
          "the resolver", Outcome.passed(Evidence.given("the resolver", "makes up no address")));
    }
    return each(dns.madeUp(), answer -> answer.question().name().text(), this::look);
  }

  private Outcome look(Answer<?> answer) {
    return Outcome.failed(
        Evidence.given("the resolver: " + answer.question(), answer.answered())
            .and(Evidence.given("synthesized", "from the A record of the same name (DNS64)")),
        "Ask another resolver (--dns-server, /etc/resolv.conf). Nobody else sees such a record, so"
            + " it is left out here; publish the AAAA record that "
            + answer.question().name()
            + " is to have");
  }
}
