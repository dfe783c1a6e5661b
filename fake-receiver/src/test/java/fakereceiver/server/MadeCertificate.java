package fakereceiver.server;

import fakereceiver.dns.DomainName;
import java.util.Base64;
import java.util.List;

/** A certificate with its key, made for a test. */
public final class MadeCertificate {

  private final TlsIdentity identity;

  /** For that name. */
  public MadeCertificate(String name) {
    identity = SelfSigned.identity(List.of(DomainName.of(name)));
  }

  /** The certificate, as PEM. */
  public String certificate() {
    return identity.pem();
  }

  /** Its key, as PEM. */
  public String key() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(identity.key().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
