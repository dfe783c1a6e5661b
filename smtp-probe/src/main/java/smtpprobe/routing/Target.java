package smtpprobe.routing;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address of one mail server.
 *
 * @param name the name that led to it, if it was not given as an address
 * @param address where to connect
 * @param port the TCP port
 */
public record Target(Optional<DomainName> name, IpAddress address, int port) {

  /** {@code mx.example.net [2001:db8::25]:25}. */
  @Override
  public String toString() {
    String place = "[" + address + "]:" + port;
    return name.map(n -> n + " " + place).orElse(place);
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Target target
        && port == target.port
        && address.equals(target.address)
        && name.equals(target.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, address, port);
  }
}
