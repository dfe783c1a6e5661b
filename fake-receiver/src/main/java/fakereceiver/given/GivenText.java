package fakereceiver.given;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Text files that somebody gave us. Editors of Windows begin them with a byte order mark (U+FEFF),
 * which is not part of the text (RFC 3629 section 6).
 */
public final class GivenText {

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private GivenText() {}

  /**
   * The text of a file in UTF-8; {@code -} is standard input.
   *
   * @throws IOException as {@link GivenFile#read} does, and when it is in UTF-16
   */
  public static String read(Path file, int maxOctets) throws IOException {
    return of(GivenFile.read(file, maxOctets));
  }

  /**
   * The same with a character for each octet, where octets outside ASCII have a meaning of their
   * own.
   *
   * @throws IOException as {@link #read} does
   */
  public static String readOctets(Path file, int maxOctets) throws IOException {
    return new String(withoutMark(GivenFile.read(file, maxOctets)), StandardCharsets.ISO_8859_1);
  }

  /**
   * The text of octets in UTF-8.
   *
   * @throws IOException when they are in UTF-16
   */
  public static String of(byte[] octets) throws IOException {
    return new String(withoutMark(octets), StandardCharsets.UTF_8);
  }

  /**
   * The octets behind a byte order mark.
   *
   * @throws IOException when the mark is that of UTF-16
   */
  public static byte[] withoutMark(byte[] octets) throws IOException {
    if (isUtf16(octets)) {
      throw new GivenFile.UnfitException("it is text in UTF-16, expected UTF-8");
    }
    return isMark(octets) ? Arrays.copyOfRange(octets, MARK.length, octets.length) : octets;
  }

  /** Whether octets begin with the byte order mark of UTF-16, whichever end comes first. */
  public static boolean isUtf16(byte[] octets) {
    return octets.length > 1
        && ((octets[0] == (byte) 0xfe && octets[1] == (byte) 0xff)
            || (octets[0] == (byte) 0xff && octets[1] == (byte) 0xfe));
  }

  /** The text behind a byte order mark. */
  public static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Reads over the byte order mark that a stream may begin with; the stream has to know marks. */
  public static void skipMark(InputStream in) throws IOException {
    in.mark(MARK.length);
    if (!isMark(in.readNBytes(MARK.length))) {
      in.reset();
    }
  }

  private static boolean isMark(byte[] octets) {
    return octets.length >= MARK.length
        && Arrays.equals(octets, 0, MARK.length, MARK, 0, MARK.length);
  }
}
