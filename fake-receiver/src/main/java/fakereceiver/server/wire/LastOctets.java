package fakereceiver.server.wire;

import java.util.OptionalInt;

/**
 * The last few octets that came over a connection, below TLS: enough for an alert in the clear.
 *
 * <p>A client with OpenSSL that does not trust a certificate says so in the clear (TLS 1.3). The
 * JDK expects its alert encrypted and complains of a cipher fragment instead.
 */
final class LastOctets {

  private static final int ALERT = 21;
  private static final int FATAL = 2;

  /** Type, version (two octets), length (two octets), level, description (RFC 8446 section 6). */
  private static final int SIZE = 7;

  private final byte[] octets = new byte[SIZE];

  /** {@code length} more have come; none if it is negative. */
  void add(byte[] from, int start, int length) {
    if (length >= SIZE) {
      System.arraycopy(from, start + length - SIZE, octets, 0, SIZE);
    } else if (length > 0) {
      System.arraycopy(octets, length, octets, 0, SIZE - length);
      System.arraycopy(from, start, octets, SIZE - length, length);
    }
  }

  /** The description of the fatal alert in the clear that they are; empty if they are none. */
  OptionalInt alert() {
    boolean isAlert =
        octets[0] == ALERT
            && octets[1] == 3
            && octets[3] == 0
            && octets[4] == 2
            && octets[5] == FATAL;
    return isAlert ? OptionalInt.of(octets[6] & 0xff) : OptionalInt.empty();
  }
}
