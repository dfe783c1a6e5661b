package smtpprobe.bounce.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Octets as text: by the charset that they claim, if they are of it, or by the likeliest. */
public final class Texts {

  private Texts() {}

  /** {@code octets} as text; never fails. */
  public static String of(byte[] octets) {
    return of(octets, Optional.empty());
  }

  /** The same where a charset is named. */
  static String of(byte[] octets, Optional<String> claimed) {
    Optional<Charset> charset = claimed.flatMap(Texts::charset);
    if (charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII)) {
      Optional<String> text = strictly(octets, charset.get());
      if (text.isPresent()) {
        return text.get();
      }
    }
    return strictly(octets, StandardCharsets.UTF_8)
        .orElseGet(() -> new String(octets, StandardCharsets.ISO_8859_1));
  }

  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      return charset.canEncode() ? Optional.of(charset) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] octets, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
