package smtpprobe.path;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import smtpprobe.dialogue.TlsSession;

/** Mail servers that are not told to insist take it all the same. */
final class PathCertificateUntrusted extends PathRule {

  PathCertificateUntrusted() {
    super(
        "path-certificate-untrusted",
        "The certificate of a receiver is not what a client that insists would take",
        "Nothing for opportunistic TLS; the receiver has to mend it before anybody can insist",
        "RFC 9525",
        "RFC 7672 section 3.1");
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (contact.visit().tls().isEmpty()) {
      return Outcome.skipped(contact.target() + " has no TLS");
    }
    TlsSession tls = contact.visit().tls().get();
    return tls.problem()
        .map(p -> Outcome.failed(contact.evidence().and(Evidence.given("problem:", p))))
        .orElse(Outcome.passed(contact.evidence()));
  }
}
