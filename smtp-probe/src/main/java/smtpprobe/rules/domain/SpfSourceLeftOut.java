package smtpprobe.rules.domain;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.SenderCheck;

/** SPF has to let every address send that the host may use, of both families. */
final class SpfSourceLeftOut extends DomainRule {

  SpfSourceLeftOut() {
    super(
        new Card(
            "spf-source-left-out",
            Owner.DNS,
            "SPF of the domain does not let one of the own addresses send",
            "Add the address to the SPF record: ip6: for IPv6, ip4: for IPv4",
            "RFC 7208 section 5.6"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return domain.spf().isEmpty()
        ? one(
            domain.name().text(),
            Outcome.skipped("no address is known that mail of the domain leaves from"))
        : each(domain.spf(), check -> check.address().text(), check -> look(domain, check));
  }

  private static Outcome look(MailDomain domain, SenderCheck check) {
    Evidence evidence =
        Evidence.given(check.address() + ":", check.because())
            .and(Evidence.of(check.report().answers()))
            .and(Evidence.given("SPF", check.report()));
    AddressKind kind = AddressKind.of(check.address());
    if (!AddressKind.isSeenOutside(check.address()) || kind.isTunnel()) {
      return Outcome.skipped(check.address() + " is " + kind.words() + ": never in SPF");
    }
    return switch (check.report().result()) {
      case PASS -> Outcome.passed(evidence);
      case TEMPERROR -> Outcome.undecided(evidence);
      case NONE -> Outcome.failed(evidence, "Publish " + record(domain, check));
      case FAIL, SOFTFAIL, NEUTRAL ->
          Outcome.failed(evidence, "Add " + term(check) + " to the SPF record of " + domain.name());
      case PERMERROR ->
          Outcome.failed(evidence, "Put the SPF record of " + domain.name() + " right");
    };
  }

  private static String record(MailDomain domain, SenderCheck check) {
    return domain.name() + ". TXT \"v=spf1 mx " + term(check) + " -all\"";
  }

  private static String term(SenderCheck check) {
    return (check.address() instanceof Ip6Address ? "ip6:" : "ip4:") + check.address();
  }
}
