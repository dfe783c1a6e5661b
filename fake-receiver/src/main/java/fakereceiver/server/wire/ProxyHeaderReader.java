package fakereceiver.server.wire;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the header with which a proxy says for whom it connects, versions 1 and 2 of HAProxy's
 * PROXY protocol. It comes before anything else is said.
 *
 * <p>Where it is expected it has to be there: the protocol forbids guessing. The library's own
 * reader of version 2 takes a short read for a broken header and miscounts lengths from 128 on.
 */
public final class ProxyHeaderReader {

  private static final byte[] MAGIC = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WORD = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_V1 = 107;
  private static final int MAX_V2 = 4096;
  private static final int INET = 0x11;
  private static final int INET6 = 0x21;

  private static final ProxyHeader CUT_OFF = new ProxyHeader.HungUp("in a PROXY header");

  private final ServerWire wire;

  private ProxyHeaderReader(ServerWire wire) {
    this.wire = wire;
  }

  /** Reads what has to be a PROXY header. */
  public static ProxyHeader read(ServerWire wire) throws IOException {
    return new ProxyHeaderReader(wire).read();
  }

  private ProxyHeader read() throws IOException {
    Optional<byte[]> start = wire.readExactly(WORD.length);
    if (start.isEmpty()) {
      return new ProxyHeader.HungUp("before a PROXY header");
    }
    if (Arrays.equals(start.get(), WORD)) {
      return readV1();
    }
    return Arrays.equals(start.get(), Arrays.copyOf(MAGIC, WORD.length))
        ? readV2()
        : new ProxyHeader.Wrong("it does not start like one");
  }

  private ProxyHeader readV1() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < MAX_V1 - WORD.length) {
      Optional<byte[]> octet = wire.readExactly(1);
      if (octet.isEmpty()) {
        return CUT_OFF;
      }
      line.append((char) (octet.get()[0] & 0xff));
      if (octet.get()[0] == '\n') {
        break;
      }
    }
    if (line.length() < 2 || line.charAt(line.length() - 2) != '\r') {
      return new ProxyHeader.Wrong("its line does not end");
    }
    String[] parts = line.substring(0, line.length() - 2).split(" ", -1);
    if (parts[0].equals("UNKNOWN")) {
      return new ProxyHeader.Header("version 1", Optional.empty());
    }
    Optional<IpAddress> source =
        parts.length == 5 && isPort(parts[3]) && isPort(parts[4])
            ? IpAddress.parse(parts[1]).filter(a -> parts[0].equals(family(a)))
            : Optional.empty();
    boolean whole = source.isPresent() && IpAddress.parse(parts[2]).isPresent();
    return whole
        ? new ProxyHeader.Header("version 1", source)
        : new ProxyHeader.Wrong("expected TCP6 source destination port port");
  }

  private static String family(IpAddress address) {
    return address instanceof Ip4Address ? "TCP4" : "TCP6";
  }

  private static boolean isPort(String text) {
    return Ascii.number(text, 5).filter(port -> port <= 65_535).isPresent();
  }

  private ProxyHeader readV2() throws IOException {
    Optional<byte[]> rest = wire.readExactly(MAGIC.length - WORD.length + 4);
    if (rest.isEmpty()) {
      return CUT_OFF;
    }
    byte[] header = rest.get();
    int at = MAGIC.length - WORD.length;
    int versionAndCommand = header[at] & 0xff;
    int family = header[at + 1] & 0xff;
    int length = (header[at + 2] & 0xff) << 8 | (header[at + 3] & 0xff);
    if (!Arrays.equals(header, 0, at, MAGIC, WORD.length, MAGIC.length)
        || (versionAndCommand != 0x20 && versionAndCommand != 0x21)) {
      return new ProxyHeader.Wrong("it is neither version 1 nor 2");
    }
    if (length > MAX_V2) {
      return new ProxyHeader.Wrong("it has " + length + " octets, more than " + MAX_V2);
    }
    Optional<byte[]> body = wire.readExactly(length);
    if (body.isEmpty()) {
      return CUT_OFF;
    }
    int size = family == INET ? 4 : family == INET6 ? 16 : 0;
    if (versionAndCommand == 0x20 || size == 0) {
      // LOCAL, or a family that is not of the Internet
      return new ProxyHeader.Header("version 2", Optional.empty());
    }
    if (length < 2 * size + 4) {
      return new ProxyHeader.Wrong("it is too short for its addresses");
    }
    byte[] source = Arrays.copyOf(body.get(), size);
    return new ProxyHeader.Header(
        "version 2", Optional.of(IpAddress.of(InetAddress.getByAddress(source))));
  }
}
