package fakereceiver.auth.signature;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key with the algorithm that it signs with. Its text form never holds the key.
 *
 * @param key RSA or Ed25519
 * @param algorithm rsa-sha256 or ed25519-sha256
 */
public record SigningKey(PrivateKey key, Algorithm algorithm) {

  private static final String EXPECTED =
      ", expected a PEM file with BEGIN PRIVATE KEY (PKCS#8, RSA or Ed25519) or BEGIN RSA PRIVATE"
          + " KEY (PKCS#1)";

  private static final int MAX_FILE = 100_000;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END ([A-Z0-9 ]+)-----");

  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  /** The algorithm identifier of RSA (RFC 8017 appendix A.1) with its NULL. */
  private static final byte[] RSA_IDENTIFIER = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  /**
   * Reads a PEM file.
   *
   * @throws IllegalArgumentException when it cannot be read or holds no usable key; the message
   *     names the file, what was found and what was expected
   */
  public static SigningKey read(Path file) {
    try {
      return parse(
          file.toString(), new String(GivenFile.read(file, MAX_FILE), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": " + FileTrouble.why(file, e) + EXPECTED, e);
    }
  }

  /**
   * The same for text that is already here; {@code file} is its name in error messages.
   *
   * @throws IllegalArgumentException as for {@link #read}
   */
  public static SigningKey parse(String file, String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find() || !matcher.group(1).equals(matcher.group(3))) {
      throw new IllegalArgumentException(file + " holds no PEM block" + EXPECTED);
    }
    String kind = matcher.group(1);
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(matcher.group(2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " holds broken base64" + EXPECTED, e);
    }
    return switch (kind) {
      case "PRIVATE KEY" -> pkcs8(file, der);
      case "RSA PRIVATE KEY" -> pkcs8(file, wrapped(der));
      case "ENCRYPTED PRIVATE KEY" ->
          throw new IllegalArgumentException(
              file + " holds an encrypted key; decrypt it first" + EXPECTED);
      default -> throw new IllegalArgumentException(file + " holds a " + kind + EXPECTED);
    };
  }

  private static byte[] wrapped(byte[] pkcs1) {
    return Der.element(Der.SEQUENCE, VERSION_0, RSA_IDENTIFIER, Der.element(OCTET_STRING, pkcs1));
  }

  private static SigningKey pkcs8(String file, byte[] der) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    Optional<PrivateKey> rsa = key("RSA", spec);
    if (rsa.isPresent()) {
      requireLength(file, ((RSAPrivateKey) rsa.get()).getModulus().bitLength());
      return new SigningKey(rsa.get(), Algorithm.RSA_SHA256);
    }
    return key("Ed25519", spec)
        .map(key -> new SigningKey(key, Algorithm.ED25519_SHA256))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    file
                        + " holds a key that is neither RSA nor Ed25519, or a broken one"
                        + EXPECTED));
  }

  private static Optional<PrivateKey> key(String type, PKCS8EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(type).generatePrivate(spec));
    } catch (InvalidKeySpecException e) {
      return Optional.empty(); // of another type, or broken
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + type, e);
    }
  }

  private static void requireLength(String file, int bits) {
    if (bits < PublicKeyText.MIN_RSA_BITS || bits > PublicKeyText.MAX_RSA_BITS) {
      throw new IllegalArgumentException(
          "%s holds an RSA key of %s bits, expected %s to %s (RFC 8301 section 3.2)"
              .formatted(file, bits, PublicKeyText.MIN_RSA_BITS, PublicKeyText.MAX_RSA_BITS));
    }
  }

  @Override
  public String toString() {
    return "private key for " + algorithm.word();
  }
}
