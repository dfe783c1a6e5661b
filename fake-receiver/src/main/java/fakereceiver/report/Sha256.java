package fakereceiver.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The SHA-256 digest of a text. */
final class Sha256 {

  private Sha256() {}

  static String hexadecimal(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(of(text));
  }

  private static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
