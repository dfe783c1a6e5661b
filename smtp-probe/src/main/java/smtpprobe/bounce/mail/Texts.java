package smtpprobe.bounce.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
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

  /** A last character that was cut off is left out, where others have as many octets. */
  private static Optional<String> strictly(byte[] octets, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(octets);
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(octets.length * decoder.maxCharsPerByte()));
    boolean isOfIt =
        decoder.decode(in, out, false).isUnderflow()
            && (!in.hasRemaining() || out.position() < in.position());
    decoder.decode(in, out, true);
    decoder.flush(out);
    return isOfIt ? Optional.of(out.flip().toString()) : Optional.empty();
  }
}
