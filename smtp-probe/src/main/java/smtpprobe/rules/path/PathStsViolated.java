package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.domain.StsPolicy;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** Senders that keep to the policy do not deliver there. */
final class PathStsViolated extends ContactRule {

  PathStsViolated() {
    super(
        new Card(
            "path-sts-violated",
            Owner.RECEIVER,
            "An own MX host does not keep what the MTA-STS policy of the domain promises",
            "Give the host a certificate of a public authority for its name, and list the host in"
                + " the policy",
            "RFC 8461 section 4.1",
            "RFC 8461 section 4.2"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (contact.policy().filter(p -> p.problems().isEmpty()).isEmpty()) {
      return Outcome.skipped(
          "only the MTA-STS policy of the own domain is fetched, where it has one");
    }
    if (!contact.isConnected()) {
      return Outcome.skipped(contact.target() + " cannot be reached");
    }
    StsPolicy policy = contact.policy().get();
    Optional<String> certificate =
        contact.visit().tls().isEmpty()
            ? Optional.of("no TLS at all")
            : contact.visit().tls().flatMap(TlsSession::problem);
    boolean listed = contact.target().name().filter(policy::covers).isPresent();
    Evidence evidence =
        contact
            .evidence()
            .and(Evidence.given("policy, mode " + policy.mode() + ", mx", policy.mx()))
            .and(Evidence.given("certificate", certificate.orElse("good")));
    return listed && certificate.isEmpty() ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
