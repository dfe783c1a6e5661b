package smtpprobe;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * An RSA key, which every receiver verifies, made for one test: as a PEM file, as a record in a
 * zone, and as a signer.
 */
public record DkimKey(KeyPair pair) {

  private static final int MAX_STRING = 250; // of a TXT record, which holds 255 octets

  public static DkimKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new DkimKey(generator.generateKeyPair());
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
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return selector
        + "._domainkey."
        + domain
        + " TXT \"v=DKIM1; k=rsa; p=\" \""
        + key.substring(0, MAX_STRING)
        + "\" \""
        + key.substring(MAX_STRING)
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
