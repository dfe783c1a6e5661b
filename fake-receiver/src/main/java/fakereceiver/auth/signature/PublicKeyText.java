package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.mail.Printable;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What stands in {@code p=} of a key record. Immutable.
 *
 * @param key the key, if it can be used
 * @param bits how long an RSA modulus is; 256 for Ed25519, 0 when it cannot be told
 * @param failure why it cannot be used, or must not count
 */
public record PublicKeyText(Optional<PublicKey> key, int bits, Optional<SignatureFailure> failure) {

  /** Shorter RSA keys do not count (RFC 8301 section 3.2). */
  public static final int MIN_RSA_BITS = 1024;

  /** Longer RSA keys are not used. RFC 8301 section 3.2 asks verifiers for 4096. */
  public static final int MAX_RSA_BITS = 8192;

  private static final int MAX_EXPONENT_BITS = 64;
  private static final int MAX_TEXT = 16_384;

  /** RFC 8410 section 4: what stands before the 32 octets in a SubjectPublicKeyInfo. */
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  static PublicKeyText failed(SignatureFailure failure) {
    return new PublicKeyText(Optional.empty(), 0, Optional.of(failure));
  }

  private static PublicKeyText failed(Reason reason, String text) {
    return failed(new SignatureFailure(reason, text));
  }

  static PublicKeyText of(String keyType, TagList tags) {
    String text = tags.packed("p").orElse("");
    if (text.isEmpty()) {
      return failed(Reason.KEY_REVOKED, "the key is revoked: p= is empty");
    }
    if (text.length() > MAX_TEXT) {
      return failed(Reason.KEY_TOO_LARGE, "p= has " + text.length() + " characters");
    }
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return failed(Reason.KEY_SYNTAX, "p= is not base64");
    }
    return switch (keyType) {
      case "rsa" -> rsa(octets);
      case "ed25519" -> ed25519(octets);
      default ->
          failed(
              Reason.KEY_UNSUITABLE,
              "the key record has k=" + Printable.of(keyType) + ", expected rsa or ed25519");
    };
  }

  private static PublicKeyText ed25519(byte[] octets) {
    if (octets.length != 32) {
      return failed(
          Reason.KEY_SYNTAX,
          "the Ed25519 key has " + octets.length + " octets, expected 32 (RFC 8463 section 4)");
    }
    byte[] encoded = new byte[ED25519_PREFIX.length + 32];
    System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
    System.arraycopy(octets, 0, encoded, ED25519_PREFIX.length, 32);
    try {
      return new PublicKeyText(
          Optional.of(
              KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded))),
          256,
          Optional.empty());
    } catch (GeneralSecurityException e) {
      return failed(Reason.KEY_SYNTAX, "the Ed25519 key is not a point of the curve");
    }
  }

  private static PublicKeyText rsa(byte[] octets) {
    BigInteger modulus;
    BigInteger exponent;
    try {
      Der numbers = new Der(rsaNumbers(octets));
      modulus = numbers.integer();
      exponent = numbers.integer();
    } catch (Der.SyntaxException e) {
      return failed(
          Reason.KEY_SYNTAX,
          "p= is not an RSA key, expected a SubjectPublicKeyInfo or an RSAPublicKey");
    }
    int bits = modulus.bitLength();
    if (modulus.signum() <= 0 || exponent.signum() <= 0) {
      return failed(Reason.KEY_SYNTAX, "the RSA key has a number that is not positive");
    }
    if (bits > MAX_RSA_BITS || exponent.bitLength() > MAX_EXPONENT_BITS) {
      return new PublicKeyText(
          Optional.empty(),
          bits,
          Optional.of(
              new SignatureFailure(
                  Reason.KEY_TOO_LARGE,
                  "the RSA key has %s bits and an exponent of %s, allowed are %s and %s"
                      .formatted(bits, exponent.bitLength(), MAX_RSA_BITS, MAX_EXPONENT_BITS))));
    }
    Optional<SignatureFailure> tooShort =
        bits >= MIN_RSA_BITS
            ? Optional.empty()
            : Optional.of(
                new SignatureFailure(
                    Reason.KEY_SHORT,
                    "the RSA key has "
                        + bits
                        + " bits, expected at least "
                        + MIN_RSA_BITS
                        + " (RFC 8301 section 3.2)"));
    try {
      return new PublicKeyText(
          Optional.of(
              KeyFactory.getInstance("RSA")
                  .generatePublic(new RSAPublicKeySpec(modulus, exponent))),
          bits,
          tooShort);
    } catch (GeneralSecurityException e) {
      return tooShort.isPresent()
          ? new PublicKeyText(Optional.empty(), bits, tooShort)
          : failed(Reason.KEY_SYNTAX, "the RSA key cannot be used: " + Printable.of(e.toString()));
    }
  }

  /** Inside of the RSAPublicKey, also of a bare one, as some records have it (RFC 6376 3.6.1). */
  private static byte[] rsaNumbers(byte[] octets) throws Der.SyntaxException {
    byte[] outer = new Der(octets).read(Der.SEQUENCE);
    Der inside = new Der(outer);
    if (inside.next() == Der.INTEGER) {
      return outer;
    }
    inside.read(Der.SEQUENCE);
    byte[] bits = inside.read(Der.BIT_STRING);
    if (bits.length == 0 || bits[0] != 0) {
      throw new Der.SyntaxException();
    }
    Der key = new Der(Arrays.copyOfRange(bits, 1, bits.length));
    return key.read(Der.SEQUENCE);
  }
}
