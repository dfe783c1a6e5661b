package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import java.util.Optional;

/** What the rules about DMARC make of a report. */
final class DmarcLook {

  /** Why a rule has nothing to say without the domain of the header From. */
  static final String NO_AUTHOR = "the header From has no one domain";

  /** Why a rule has nothing to say at the end of a dialogue without a message. */
  static final String NO_MESSAGE = "there is no message";

  private DmarcLook() {}

  /** Every lookup, then the result with its reason and, where mail fails, what is asked for. */
  static Evidence evidence(DmarcReport dmarc) {
    return Evidence.of(dmarc.answers())
        .and(Evidence.given("policy found by", dmarc.method()))
        .and(Evidence.given("DMARC of " + dmarc.headerFrom() + " is", dmarc));
  }

  /** What to do when no domain is aligned. */
  static String remedy(DmarcReport dmarc, Attempt attempt) {
    return "Sign with DKIM as d="
        + dmarc.headerFrom()
        + ", or use a reverse-path in that domain instead of "
        + attempt.reversePath().map(Object::toString).orElse("<>")
        + " and let its SPF record admit "
        + attempt.clientAddress();
  }

  /** Whether DMARC fails and the domain asks for that policy. */
  static Outcome asks(Optional<DmarcReport> report, DmarcPolicy policy, Attempt attempt) {
    if (report.isEmpty()) {
      return Outcome.skipped(NO_AUTHOR);
    }
    DmarcReport dmarc = report.get();
    Evidence evidence = evidence(dmarc);
    return switch (dmarc.result()) {
      case PASS -> Outcome.passed(evidence);
      case NONE -> Outcome.skipped(dmarc.why());
      case TEMPERROR -> Outcome.undecided(evidence);
      case FAIL ->
          dmarc.disposition() == policy
              ? Outcome.failed(
                  evidence.and(Evidence.given("policy", dmarc.disposition().word())),
                  remedy(dmarc, attempt))
              : Outcome.skipped("the policy is " + dmarc.disposition().word());
    };
  }
}
