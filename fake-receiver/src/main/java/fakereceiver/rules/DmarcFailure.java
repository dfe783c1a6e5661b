package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.Optional;

/** A rule about mail for which DMARC fails. */
abstract class DmarcFailure extends MessageRule {

  private final Authentication authentication;
  private final Optional<DmarcPolicy> policy;

  /**
   * The fault is there only if the domain asks for {@code policy}; whatever it asks for, if empty.
   */
  DmarcFailure(Authentication authentication, Optional<DmarcPolicy> policy, Card card) {
    super(Heed.AUTHENTICATION, card);
    this.authentication = authentication;
    this.policy = policy;
  }

  @Override
  final Outcome examine(Message message, Attempt attempt, Dns dns) {
    return authentication
        .dmarc(attempt, message, dns)
        .map(
            dmarc ->
                switch (dmarc.result()) {
                  case PASS -> Outcome.passed(DmarcLook.evidence(dmarc));
                  case NONE -> Outcome.skipped(dmarc.why());
                  case TEMPERROR -> Outcome.undecided(DmarcLook.evidence(dmarc));
                  case FAIL -> failed(dmarc, message, attempt, dns);
                })
        .orElseGet(() -> Outcome.skipped(DmarcLook.NO_AUTHOR));
  }

  private Outcome failed(DmarcReport dmarc, Message message, Attempt attempt, Dns dns) {
    if (policy.isPresent() && dmarc.disposition() != policy.get()) {
      return Outcome.skipped("the policy is " + dmarc.disposition().word());
    }
    Evidence evidence = DmarcLook.evidence(dmarc);
    if (policy.isPresent()) {
      evidence = evidence.and(Evidence.given("policy", policy.get().word()));
    }
    if (dmarc.otherwise() != dmarc.disposition()) {
      evidence =
          evidence.and(
              Evidence.given("of mail that chance leaves out (pct)", dmarc.otherwise().word()));
    }
    return authentication.mayStillPass(attempt, message, dns)
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence, remedy(dmarc, attempt));
  }

  private static String remedy(DmarcReport dmarc, Attempt attempt) {
    boolean inDomain =
        attempt
            .reversePath()
            .flatMap(ReversePath::mailbox)
            .flatMap(Mailbox::domain)
            .filter(dmarc.headerFrom()::equals)
            .isPresent();
    return "Sign with DKIM as d="
        + dmarc.headerFrom()
        + (inDomain
            ? ", or let the SPF record of that domain admit "
            : ", or use a reverse-path in that domain instead of "
                + attempt.reversePath().map(Object::toString).orElse("<>")
                + " and let its SPF record admit ")
        + attempt.clientAddress();
  }
}
