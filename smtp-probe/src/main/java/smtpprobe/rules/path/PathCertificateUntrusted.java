package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** Of others, such a certificate is taken all the same unless something insists. */
final class PathCertificateUntrusted extends ContactRule {

  PathCertificateUntrusted() {
    super(
        new Card(
            "path-certificate-untrusted",
            Owner.RECEIVER,
            "The certificate of an own MX host is not what a client that insists would take",
            "Give the MX host a certificate of a public authority for its name, and renew it in"
                + " time",
            "RFC 9525",
            "RFC 7672 section 3.1"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (contact.visit().tls().isEmpty()) {
      return Outcome.skipped(contact.target() + " has no TLS");
    }
    TlsSession tls = contact.visit().tls().get();
    if (tls.problem().isEmpty()) {
      return Outcome.passed(contact.evidence());
    }
    return contact.own()
        ? Outcome.failed(contact.evidence().and(Evidence.given("problem:", tls.problem().get())))
        : Outcome.skipped(
            "mail goes to "
                + contact.host()
                + " all the same, nothing insists on its certificate: "
                + tls.problem().get());
  }
}
