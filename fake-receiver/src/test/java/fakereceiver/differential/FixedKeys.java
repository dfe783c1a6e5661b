package fakereceiver.differential;

import fakereceiver.auth.signature.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Key pairs that are the same in each run, so that a seed makes the same signature again. */
enum FixedKeys {
  /** RSA of 2048 bits. */
  RSA("RSA", 2048, Algorithm.RSA_SHA256),
  /** Another one of 1024 bits. */
  RSA_1024("RSA", 1024, Algorithm.RSA_SHA256),
  /** Too short to count (RFC 8301 section 3.2). */
  RSA_768("RSA", 768, Algorithm.RSA_SHA256),
  /** Ed25519. */
  ED25519("Ed25519", 255, Algorithm.ED25519_SHA256);

  private final KeyPair pair;
  private final Algorithm algorithm;

  FixedKeys(String type, int bits, Algorithm algorithm) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed((type + bits).getBytes(StandardCharsets.US_ASCII));
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(bits, random);
      this.pair = generator.generateKeyPair();
      this.algorithm = algorithm;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Algorithm algorithm() {
    return algorithm;
  }

  /** The signature in base64. */
  String sign(byte[] text) {
    return Base64.getEncoder().encodeToString(algorithm.sign(pair.getPrivate(), text));
  }

  /** What {@code p=} says. */
  String published() {
    byte[] encoded = pair.getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(
            algorithm == Algorithm.ED25519_SHA256 ? Arrays.copyOfRange(encoded, 12, 44) : encoded);
  }

  /** The usual key record. */
  String record() {
    return "v=DKIM1; k=" + algorithm.keyType() + "; p=" + published();
  }
}
