package smtpprobe.routing;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What this host calls itself, and which of its addresses the kernel would send from. */
public final class OwnName {

  private OwnName() {}

  /** The name that this host gives itself, when it is fully qualified. */
  public static Optional<DomainName> ofHost() {
    return HostName.ofThis()
        .text()
        .flatMap(DomainName::parse)
        .filter(name -> name.isHostName() && name.isFullyQualified());
  }

  /**
   * The HELO name to use when the user gave none: the host's name, or else the address literal that
   * RFC 5321 section 4.1.4 asks for.
   */
  public static HeloName forHelo(IpAddress source) {
    return HeloName.of(ofHost().map(DomainName::text).orElse(literal(source)));
  }

  private static String literal(IpAddress address) {
    return address instanceof Ip6Address ? "[IPv6:" + address + "]" : "[" + address + "]";
  }

  /**
   * The source address that the kernel chooses for {@code target}: a datagram socket is connected,
   * and nothing is sent. Empty when there is no route.
   */
  public static Optional<IpAddress> sourceFor(IpAddress target) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(target.toInetAddress(), 25));
      return Optional.of(IpAddress.of(socket.getLocalAddress()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
