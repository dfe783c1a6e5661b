package fakereceiver.scenario;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.time.Instant;

/**
 * Signs the messages of scenarios with the Ed25519 key that everybody knows, that of RFC 8463
 * appendix A. A zone publishes it below the selector {@code lab} for the signature to be good.
 */
final class LabSigner {

  private static final SigningKey KEY =
      SigningKey.parse(
          "RFC 8463",
          """
          -----BEGIN PRIVATE KEY-----
          MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
          -----END PRIVATE KEY-----
          """);

  private static final Instant MADE = Instant.parse("2026-11-24T00:00:00Z");

  private LabSigner() {}

  /** The same octets each time. */
  static Message sign(Message message, DomainName domain) {
    return new DkimSigner(domain, "lab", KEY, DkimSigner.USUAL_FIELDS).sign(message, MADE);
  }
}
