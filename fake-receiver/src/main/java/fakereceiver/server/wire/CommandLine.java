package fakereceiver.server.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The octets of a command line as text. */
final class CommandLine {

  private CommandLine() {}

  /**
   * The text of a line without its line end.
   *
   * @throws BadLineException when it has control characters, or is neither ASCII nor UTF-8
   */
  static String text(byte[] octets, int start, int end) throws BadLineException {
    boolean ascii = true;
    for (int at = start; at < end; at++) {
      byte octet = octets[at];
      ascii &= octet >= 0;
      if ((octet >= 0 && octet < ' ') || octet == 0x7f) {
        throw BadLineException.of("Control characters are not allowed in a command");
      }
    }
    return ascii ? latin(octets, start, end) : utf8(octets, start, end);
  }

  /** Any octets, one character each. */
  static String latin(byte[] octets, int start, int end) {
    return new String(octets, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** RFC 6531 section 3.3: whatever is not ASCII is UTF-8. */
  private static String utf8(byte[] octets, int start, int end) throws BadLineException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets, start, end - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw BadLineException.of("Neither ASCII nor UTF-8");
    }
  }
}
