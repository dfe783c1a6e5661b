package fakereceiver.cli;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.UsageException;
import java.net.InetSocketAddress;

/** Where a server listens, as users type it: an address, a port, or both. */
final class ListenAddress {

  private ListenAddress() {}

  /**
   * Reads it; without an address it is {@code [::1]}.
   *
   * @param port of an address alone
   * @param usual the port that is told as an example
   * @throws UsageException when it is none
   */
  static InetSocketAddress read(String option, String text, int port, int usual) {
    Endpoint endpoint = UsageException.reading(() -> Endpoint.parse(text, port));
    if (endpoint.name().isPresent()) {
      throw new UsageException(
          "%s \"%s\", expected an address or only a port: [::1]:%3$s or :%3$s"
              .formatted(option, text, usual));
    }
    return new InetSocketAddress(
        endpoint.address().orElseGet(() -> IpAddress.of("::1")).toInetAddress(), endpoint.port());
  }
}
