package fakereceiver.dns;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A place to connect to or to listen on, as users type it: {@code mx.example.net}, {@code
 * mx.example.net:2525}, {@code 2001:db8::25}, {@code [2001:db8::25]:2525}, {@code :2525}.
 *
 * @param address the address, when one was typed
 * @param name the name, when one was typed
 * @param port 0 to 65535
 */
public record Endpoint(Optional<IpAddress> address, Optional<DomainName> name, int port) {

  /**
   * Reads one; without a port it is {@code defaultPort}.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Endpoint parse(String text, int defaultPort) {
    Optional<IpAddress> whole = IpAddress.parse(text);
    if (whole.isPresent()) {
      refuseWhatMayBeAPort(text);
      return new Endpoint(whole, Optional.empty(), defaultPort);
    }
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && !text.endsWith("]");
    String host = hasPort ? text.substring(0, colon) : text;
    int port = hasPort ? port(text, text.substring(colon + 1)) : defaultPort;
    if (host.isEmpty() && hasPort) {
      return new Endpoint(Optional.empty(), Optional.empty(), port);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      return new Endpoint(
          Optional.of(
              IpAddress.parse(host.substring(1, host.length() - 1))
                  .orElseThrow(() -> wrong(text, "what stands in the brackets is no address"))),
          Optional.empty(),
          port);
    }
    Optional<IpAddress> address = host.indexOf(':') < 0 ? IpAddress.parse(host) : Optional.empty();
    if (address.isPresent()) {
      return new Endpoint(address, Optional.empty(), port);
    }
    return new Endpoint(
        Optional.empty(),
        Optional.of(
            DomainName.parse(host)
                .filter(DomainName::isHostName)
                .orElseThrow(() -> wrong(text, "it is neither a host name nor an address"))),
        port);
  }

  /** {@code ::1:2525} is an address, and hardly ever meant as one. */
  private static void refuseWhatMayBeAPort(String text) {
    int colon = text.lastIndexOf(':');
    String before = colon < 0 ? "" : text.substring(0, colon);
    String behind = text.substring(colon + 1);
    if (before.indexOf(':') >= 0
        && IpAddress.parse(before).isPresent()
        && behind.matches("[1-9][0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "\"%s\": is %3$s a port? Write [%2$s]:%3$s for port %3$s of %2$s, or [%1$s] for the address"
              .formatted(text, before, behind));
    }
  }

  /** The place of a socket. */
  public static Endpoint of(InetSocketAddress socket) {
    return new Endpoint(
        Optional.of(IpAddress.of(socket.getAddress())), Optional.empty(), socket.getPort());
  }

  private static int port(String text, String digits) {
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65535) {
      throw wrong(text, "the port is not a number from 0 to 65535");
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException wrong(String text, String problem) {
    return new IllegalArgumentException(
        "\"" + text + "\": " + problem + ", expected NAME, NAME:PORT, ADDRESS or [ADDRESS]:PORT");
  }

  /** The way it is typed: {@code [2001:db8::25]:25}. */
  @Override
  public String toString() {
    return address.map(a -> "[" + a + "]").or(() -> name.map(DomainName::text)).orElse("")
        + ":"
        + port;
  }
}
