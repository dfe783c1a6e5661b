package smtpprobe;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key made for one test: as a PEM file, as a record in a zone, and as a signer. */
public record DkimKey(KeyPair pair) {

  private static final int WRAPPING = 12; // what X.509 puts before the 32 octets of the key

  public static DkimKey generate() {
    try {
      return new DkimKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The zone line that publishes it. */
  public String zone(String selector, String domain) {
    byte[] encoded = pair.getPublic().getEncoded();
    return selector
        + "._domainkey."
        + domain
        + " TXT \"v=DKIM1; k=ed25519; p="
        + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, WRAPPING, encoded.length))
        + "\"\n";
  }

  public DkimSigner signer(String selector, String domain) {
    return new DkimSigner(
        DomainName.of(domain),
        selector,
        SigningKey.parse("test.pem", pem()),
        DkimSigner.USUAL_FIELDS);
  }
}
