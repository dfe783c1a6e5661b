package fakereceiver.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encoding of values in SMTP parameters (RFC 3461 section 4): {@code +20} is a space. */
public final class Xtext {

  private Xtext() {}

  /**
   * The xtext of {@code text}: printable ASCII but {@code +} and {@code =} as it is, every other
   * octet of its UTF-8 as {@code +} and two hexadecimal digits.
   */
  public static String encode(String text) {
    StringBuilder xtext = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > ' ' && octet <= '~' && octet != '+' && octet != '=') {
        xtext.append((char) octet);
      } else {
        xtext.append(String.format("+%02X", octet & 0xFF));
      }
    }
    return xtext.toString();
  }

  /** The text behind {@code xtext}; empty when it is not xtext. Octets are taken as UTF-8. */
  public static Optional<String> decode(String xtext) {
    if (xtext.indexOf('+') < 0) {
      return xtext.indexOf('=') < 0 ? Optional.of(xtext) : Optional.empty();
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(xtext.length());
    byte[] encoded = xtext.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '=') {
        return Optional.empty();
      }
      if (encoded[i] != '+') {
        octets.write(encoded[i]);
        continue;
      }
      if (i + 2 >= encoded.length) {
        return Optional.empty();
      }
      int high = Character.digit((char) encoded[i + 1], 16);
      int low = Character.digit((char) encoded[i + 2], 16);
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      octets.write(high << 4 | low);
      i += 2;
    }
    return Optional.of(octets.toString(StandardCharsets.UTF_8));
  }
}
