package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Message;

/**
 * The message is signed, and none of its signatures is good. One good signature is enough: by RFC
 * 6376 a bad one counts like none.
 */
final class DkimFail extends MessageRule {

  private static final String SIGN_BY_RSA =
      "Sign by rsa-sha256 as well, which every receiver verifies (RFC 8301 section 3.1)";

  private final Authentication authentication;

  DkimFail(Authentication authentication) {
    super(
        Heed.AUTHENTICATION,
        new Card(
            "dkim-fail",
            Owner.SIGNER,
            "No DKIM signature of the message is good",
            "Sign last, after everything that changes the message, with a key that DNS has",
            "RFC 6376 section 6.1",
            "RFC 8301 section 3.1"));
    this.authentication = authentication;
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    attempt.message().ifPresent(message -> Authentication.prefetchDkim(message, dns));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    DkimReport dkim = authentication.dkim(attempt, message, dns);
    Evidence evidence = DkimLook.evidence(dkim);
    return switch (dkim.result()) {
      case PASS -> Outcome.passed(evidence);
      case NONE -> Outcome.skipped("the message has no signature");
      case FAIL, TEMPERROR, PERMERROR ->
          DkimLook.isOpen(dkim)
              ? Outcome.undecided(evidence)
              : DkimLook.isUnread(dkim)
                  ? Outcome.failed(evidence, SIGN_BY_RSA)
                  : Outcome.failed(evidence);
    };
  }
}
