package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.SigningKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Key pairs made for one test run, in the forms of files and of DNS. */
public final class TestKeys {

  private TestKeys() {}

  public static KeyPair rsa(int bits) {
    return pair("RSA", bits);
  }

  public static KeyPair ed25519() {
    return pair("Ed25519", 255);
  }

  private static KeyPair pair(String type, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PKCS#8 in PEM. */
  public static String pem(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** PKCS#1 in PEM: what PKCS#8 wraps, 26 octets in for keys of 2048 bits. */
  public static String pkcs1Pem(KeyPair pair) {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
  }

  static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  public static SigningKey signingKey(KeyPair pair) {
    return SigningKey.parse("test.pem", pem(pair));
  }

  /** The key record. */
  public static String record(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
    byte[] published = rsa ? encoded : Arrays.copyOfRange(encoded, 12, 44);
    return "v=DKIM1; k="
        + (rsa ? "rsa" : "ed25519")
        + "; p="
        + Base64.getEncoder().encodeToString(published);
  }
}
