package fakereceiver.server;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The header with which a proxy says for whom it connects, versions 1 and 2 of HAProxy's PROXY
 * protocol. It comes before anything else is said.
 *
 * <p>Where it is expected it has to be there: the protocol forbids guessing. The library's own
 * reader of version 2 takes a short read for a broken header and miscounts lengths from 128 on.
 */
final class ProxyHeaderReader {

  private static final byte[] MAGIC = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WORD = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_V1 = 107;
  private static final int MAX_V2 = 4096;
  private static final int INET = 0x11;
  private static final int INET6 = 0x21;

  private ProxyHeaderReader() {}

  /** Reads the header and greets the client that it names, or sends it away. */
  static void read(SmtpSession session) throws IOException {
    Optional<byte[]> start = session.wire().readExactly(WORD.length);
    if (start.isEmpty()) {
      session.hungUp("before a PROXY header");
    } else if (Arrays.equals(start.get(), WORD)) {
      readV1(session);
    } else if (Arrays.equals(start.get(), Arrays.copyOf(MAGIC, WORD.length))) {
      readV2(session);
    } else {
      refuse(session, "it does not start like one");
    }
  }

  private static void refuse(SmtpSession session, String why) {
    session.trouble("no PROXY header: " + why);
    session.leave(Reply.of(501, "5.5.2 Expected a PROXY header: " + why));
  }

  private static void greet(SmtpSession session, IpAddress claimed, String version) {
    session.claim("PROXY", claimed.text());
    session.transcript().event("PROXY header " + version + ": the client is " + claimed.text());
    session.greet(claimed);
  }

  private static void greetPeer(SmtpSession session, String version) {
    session.transcript().event("PROXY header " + version + " that names nobody");
    session.greet(session.peer());
  }

  private static void readV1(SmtpSession session) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < MAX_V1 - WORD.length) {
      Optional<byte[]> octet = session.wire().readExactly(1);
      if (octet.isEmpty()) {
        session.hungUp("in a PROXY header");
        return;
      }
      line.append((char) (octet.get()[0] & 0xff));
      if (octet.get()[0] == '\n') {
        break;
      }
    }
    if (line.length() < 2 || line.charAt(line.length() - 2) != '\r') {
      refuse(session, "its line does not end");
      return;
    }
    String[] parts = line.substring(0, line.length() - 2).split(" ", -1);
    if (parts[0].equals("UNKNOWN")) {
      greetPeer(session, "version 1");
      return;
    }
    Optional<IpAddress> source =
        parts.length == 5 && isPort(parts[3]) && isPort(parts[4])
            ? IpAddress.parse(parts[1]).filter(a -> parts[0].equals(family(a)))
            : Optional.empty();
    boolean whole = source.isPresent() && IpAddress.parse(parts[2]).isPresent();
    if (whole) {
      greet(session, source.get(), "version 1");
    } else {
      refuse(session, "expected TCP6 source destination port port");
    }
  }

  private static String family(IpAddress address) {
    return address instanceof Ip4Address ? "TCP4" : "TCP6";
  }

  private static boolean isPort(String text) {
    return Parameters.isDigits(text) && text.length() <= 5 && Integer.parseInt(text) <= 65_535;
  }

  private static void readV2(SmtpSession session) throws IOException {
    Optional<byte[]> rest = session.wire().readExactly(MAGIC.length - WORD.length + 4);
    if (rest.isEmpty()) {
      session.hungUp("in a PROXY header");
      return;
    }
    byte[] header = rest.get();
    int at = MAGIC.length - WORD.length;
    int versionAndCommand = header[at] & 0xff;
    int family = header[at + 1] & 0xff;
    int length = (header[at + 2] & 0xff) << 8 | (header[at + 3] & 0xff);
    if (!Arrays.equals(header, 0, at, MAGIC, WORD.length, MAGIC.length)
        || (versionAndCommand != 0x20 && versionAndCommand != 0x21)
        || length > MAX_V2) {
      refuse(session, "it is neither version 1 nor 2");
      return;
    }
    Optional<byte[]> body = session.wire().readExactly(length);
    if (body.isEmpty()) {
      session.hungUp("in a PROXY header");
      return;
    }
    int size = family == INET ? 4 : family == INET6 ? 16 : 0;
    if (versionAndCommand == 0x20 || size == 0) {
      greetPeer(session, "version 2"); // LOCAL, or a family that is not of the Internet
    } else if (length < 2 * size + 4) {
      refuse(session, "it is too short for its addresses");
    } else {
      byte[] source = Arrays.copyOf(body.get(), size);
      greet(session, IpAddress.of(InetAddress.getByAddress(source)), "version 2");
    }
  }
}
