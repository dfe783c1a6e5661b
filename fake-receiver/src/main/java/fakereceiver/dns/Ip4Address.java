package fakereceiver.dns;

import fakereceiver.given.Ascii;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address.
 *
 * @param bits its 32 bits
 */
public record Ip4Address(int bits) implements IpAddress {

  /** Reads four decimal octets without leading zeros; nothing else. */
  public static Optional<Ip4Address> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4 || text.length() > 15) {
      return Optional.empty();
    }
    int bits = 0;
    for (String part : parts) {
      int octet = octet(part);
      if (octet < 0) {
        return Optional.empty();
      }
      bits = bits << 8 | octet;
    }
    return Optional.of(new Ip4Address(bits));
  }

  static Ip4Address ofBytes(byte[] bytes) {
    int bits = 0;
    for (byte b : bytes) {
      bits = bits << 8 | (b & 0xff);
    }
    return new Ip4Address(bits);
  }

  private static int octet(String part) {
    if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (!Ascii.isDigit(c)) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= 255 ? value : -1;
  }

  @Override
  public String text() {
    return (bits >>> 24)
        + "."
        + (bits >> 16 & 0xff)
        + "."
        + (bits >> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  @Override
  public byte[] bytes() {
    return new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
  }

  @Override
  public String reverseLabels() {
    return (bits & 0xff)
        + "."
        + (bits >> 8 & 0xff)
        + "."
        + (bits >> 16 & 0xff)
        + "."
        + (bits >>> 24);
  }

  @Override
  public DomainName reverseName() {
    return DomainName.of(reverseLabels() + ".in-addr.arpa");
  }

  @Override
  public RecordType<Ip4Address> forwardType() {
    return RecordType.A;
  }

  @Override
  public boolean isLoopback() {
    return bits >>> 24 == 127;
  }

  @Override
  public String toString() {
    return text();
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Ip4Address address && bits == address.bits;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(bits);
  }
}
