package fakereceiver;

import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where a receiver listens that was told no address. */
public enum Loopback {
  /** On {@code [::1]}; a machine without it is told so. */
  IPV6,
  /**
   * On {@code [::1]}, or on {@code 127.0.0.1} where the machine has no IPv6. Claimed IPv6 senders
   * are played there all the same.
   */
  ANY;

  /** Whether this machine has an IPv6 loopback address that can be listened on. */
  static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(six(), 0));
      return true;
    } catch (IOException | RuntimeException e) {
      return false; // some JDKs refuse the family with an unchecked exception
    }
  }

  /**
   * Every address is every one that there is: {@code [::]} is {@code 0.0.0.0} where there is no
   * IPv6, as in many containers. Any other address stays as it is.
   */
  static InetSocketAddress thatIsHere(InetSocketAddress wanted) {
    return wanted.getAddress().isAnyLocalAddress() && !hasIpv6()
        ? new InetSocketAddress(IpAddress.of("0.0.0.0").toInetAddress(), wanted.getPort())
        : wanted;
  }

  static InetAddress six() {
    return IpAddress.of("::1").toInetAddress();
  }

  static InetAddress four() {
    return IpAddress.of("127.0.0.1").toInetAddress();
  }
}
