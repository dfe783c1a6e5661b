package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The client has a confirmed name, and greets with another one.
 *
 * <p>The greeting, the PTR record and the AAAA record should tell one story; filters and some
 * providers (GMX among them) ask for that. Without a confirmed name there is nothing to compare
 * with: {@link PtrMissing} and {@link FcrdnsMismatch} own that case.
 */
final class HeloNotPtrName extends HeloDomainRule {

  HeloNotPtrName() {
    super(
        new Card(
            "helo-not-ptr-name",
            Owner.REVERSE_ZONE,
            "The HELO name is not one of the confirmed PTR names of the client address",
            "Greet with the name that the PTR record holds, or change the PTR record to the"
                + " HELO name",
            "RFC 5321 section 4.1.4",
            "RFC 1912 section 2.1"));
  }

  @Override
  Outcome examine(DomainName helo, Attempt attempt, Dns dns) {
    ReverseDns reverse = ReverseDns.of(attempt.clientAddress(), dns);
    Evidence evidence = Evidence.given("HELO name", helo).and(Evidence.of(reverse));
    return switch (reverse.iprev()) {
      case PASS -> compared(helo, reverse, evidence);
      case FAIL, PERMERROR -> Outcome.skipped("the client address has no confirmed name");
      case TEMPERROR -> Outcome.undecided(evidence);
    };
  }

  private static Outcome compared(DomainName helo, ReverseDns reverse, Evidence evidence) {
    if (reverse.confirmedNames().contains(helo)) {
      return Outcome.passed(evidence);
    }
    boolean mayYetBe =
        reverse.ptrNames().contains(helo)
            && reverse.answers().stream()
                .noneMatch(a -> a.question().name().equals(helo) && !a.isUnavailable());
    return mayYetBe
        ? Outcome.undecided(evidence)
        : Outcome.failed(
            evidence,
            "Greet with " + reverse.confirmedNames().get(0) + ", the name of the client address");
  }
}
