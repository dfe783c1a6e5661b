package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.util.Optional;
import java.util.function.Function;

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
        .and(Evidence.given("DMARC of " + dmarc.headerFrom() + " is", dmarc.toString()));
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

  /** What {@code making} makes of the report; skipped without a message, or one author of it. */
  static Outcome look(
      Attempt attempt,
      Dns dns,
      Authentication authentication,
      Function<DmarcReport, Outcome> making) {
    Optional<Message> message = attempt.message();
    return message.isEmpty()
        ? Outcome.skipped(NO_MESSAGE)
        : authentication
            .dmarc(attempt, message.get(), dns)
            .map(making)
            .orElseGet(() -> Outcome.skipped(NO_AUTHOR));
  }

  /** Whether DMARC fails and the domain asks for that policy. */
  static Outcome asks(Attempt attempt, Dns dns, Authentication authentication, DmarcPolicy policy) {
    return look(
        attempt,
        dns,
        authentication,
        dmarc ->
            switch (dmarc.result()) {
              case PASS -> Outcome.passed(evidence(dmarc));
              case NONE -> Outcome.skipped(dmarc.why());
              case TEMPERROR -> Outcome.undecided(evidence(dmarc));
              case FAIL ->
                  dmarc.disposition() == policy
                      ? failed(dmarc, attempt, dns, authentication, policy)
                      : Outcome.skipped("the policy is " + dmarc.disposition().word());
            });
  }

  private static Outcome failed(
      DmarcReport dmarc,
      Attempt attempt,
      Dns dns,
      Authentication authentication,
      DmarcPolicy policy) {
    Evidence evidence = evidence(dmarc).and(Evidence.given("policy", policy.word()));
    return authentication.mayStillPass(attempt, attempt.message().orElseThrow(), dns)
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence, remedy(dmarc, attempt));
  }
}
