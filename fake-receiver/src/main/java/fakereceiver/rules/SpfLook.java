package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the rules about SPF make of a report. */
final class SpfLook {

  private SpfLook() {}

  /** Every lookup, which shows the records, then the result with the term that decided. */
  static Evidence evidence(SpfReport spf) {
    Evidence evidence = Evidence.of(spf.answers());
    return evidence.and(Evidence.given("SPF of " + spf.sender() + " is", spf.decision()));
  }

  /** What a report comes to that does not show the fault. */
  static Outcome otherwise(SpfReport spf) {
    return switch (spf.result()) {
      case PASS, NEUTRAL, SOFTFAIL, FAIL -> Outcome.passed(evidence(spf));
      case TEMPERROR -> Outcome.undecided(evidence(spf));
      case NONE, PERMERROR -> Outcome.skipped(spf.why());
    };
  }

  /** Whether the result is that one, which the address of the client in the record would cure. */
  static Outcome result(SpfReport spf, SpfResult wrong, IpAddress client) {
    if (spf.result() == wrong) {
      return Outcome.failed(
          evidence(spf).and(typedForLength(spf, client)), SpfRemedy.admit(spf, client));
    }
    return otherwise(spf);
  }

  /** {@code ::64} in the place of {@code /64}: one address where its network was meant. */
  private static Evidence typedForLength(SpfReport spf, IpAddress client) {
    return spf.record().stream()
        .flatMap(record -> record.mechanisms().stream())
        .filter(term -> term.kind() == SpfMechanism.Kind.IP6 && term.prefix6() == 128)
        .filter(
            term ->
                term.network().orElse(client) instanceof Ip6Address named
                    && client instanceof Ip6Address six
                    && named.low() == 0x64
                    && six.startsWith(named, 64))
        .findFirst()
        .map(
            term ->
                Evidence.given(
                    term.text(), "admits one address; ::64 was probably typed for ::/64"))
        .orElse(Evidence.NONE);
  }

  /** Whether the check ended for one of those reasons. */
  static Outcome problem(SpfReport spf, Set<SpfProblem.Kind> wrong, String remedy) {
    if (spf.result() == SpfResult.PERMERROR
        && spf.problem().filter(problem -> wrong.contains(problem.kind())).isPresent()) {
      return Outcome.failed(evidence(spf), remedy);
    }
    return otherwise(spf);
  }

  /**
   * Whether the domain's own record has such a mechanism, reached or not; what it includes belongs
   * to others.
   *
   * @param replacement what to write in place of the mechanism
   */
  static Outcome ownTerm(SpfReport spf, Predicate<SpfMechanism> wrong, String replacement) {
    if (spf.record().isEmpty()) {
      return spf.result() == SpfResult.TEMPERROR
          ? Outcome.undecided(evidence(spf))
          : Outcome.skipped(spf.why());
    }
    Optional<SpfMechanism> found =
        spf.record().get().mechanisms().stream().filter(wrong).findFirst();
    if (found.isEmpty()) {
      return Outcome.passed(evidence(spf));
    }
    return Outcome.failed(
        evidence(spf).and(Evidence.given("the term", found.get())),
        SpfRemedy.replace(spf, found.get().start(), found.get().end(), replacement));
  }
}
