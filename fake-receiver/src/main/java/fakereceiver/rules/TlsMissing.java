package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * The client begins a transaction in the clear, although the receiver offers STARTTLS. Gmail
 * refuses mail of bulk senders that comes so.
 *
 * <p>Of a plan nobody knows: a mail server is expected to use TLS where it is offered, unless the
 * plan says otherwise.
 */
final class TlsMissing extends Rule {

  TlsMissing() {
    super(
        Stage.MAIL,
        new Card(
                "tls-missing",
                Owner.HOST,
                "The session is not encrypted, although the receiver offers STARTTLS",
                "Let the mail server use TLS for outgoing mail where it is offered; in Postfix,"
                    + " smtp_tls_security_level = may",
                "RFC 3207 section 4",
                "RFC 7435")
            .byHand(
                "whether a session is encrypted is seen at the receiver and not on the host: let"
                    + " the mail server use TLS where it is offered"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.encrypted().isEmpty()) {
      return Outcome.skipped("whether the session will be encrypted is not known");
    }
    boolean encrypted = attempt.encrypted().get();
    Evidence evidence = Evidence.given("the session is", encrypted ? "encrypted" : "in the clear");
    return encrypted ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
