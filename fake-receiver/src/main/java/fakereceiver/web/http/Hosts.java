package fakereceiver.web.http;

import fakereceiver.dns.IpAddress;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names the server answers to. A page elsewhere that has its own name point here (DNS
 * rebinding) sends that name in Host, and is refused. Immutable.
 */
final class Hosts {

  private final InetAddress bound;
  private final Set<String> names;

  Hosts(InetAddress bound, Set<String> names) {
    this.bound = bound;
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Lets a request for this server pass.
   *
   * @throws Refused when its Host, or that of a whole URL, is another's, or not said once
   */
  void check(Request request) {
    String host = request.header("Host").orElse("");
    boolean isElsewhere = request.authority().filter(one -> !isOurs(name(one))).isPresent();
    if (request.headers("Host") != 1 || !isOurs(name(host)) || isElsewhere) {
      throw new Refused(
          403,
          "the Host header names another server, expected the address that this one listens on,"
              + " localhost, or a name given with --http-host");
    }
  }

  private boolean isOurs(String name) {
    if (name.equals("localhost") || names.contains(name)) {
      return true;
    }
    String literal =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    Optional<InetAddress> address = IpAddress.parse(literal).map(IpAddress::toInetAddress);
    return address
        .filter(one -> bound.isAnyLocalAddress() || one.equals(bound) || one.isLoopbackAddress())
        .isPresent();
  }

  /** Without the port, in small letters. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']') && host.indexOf(':') == colon;
    boolean isBracketed = host.startsWith("[") && colon > host.lastIndexOf(']');
    return (hasPort || isBracketed ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
