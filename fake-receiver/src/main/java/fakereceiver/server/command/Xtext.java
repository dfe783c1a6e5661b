package fakereceiver.server.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encoding of values in SMTP parameters (RFC 3461 section 4): {@code +20} is a space. */
final class Xtext {

  private Xtext() {}

  /** The text behind {@code xtext}; empty when it is not xtext. Octets are taken as UTF-8. */
  static Optional<String> decode(String xtext) {
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
