package smtpprobe.reverse;

import fakereceiver.dns.IpAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Where to connect to when an address is meant: there, unless a laboratory has put something else
 * in its place. Immutable.
 *
 * @param others the endpoints that stand for addresses
 */
public record Places(Map<IpAddress, InetSocketAddress> others) {

  /** The real world. */
  public static final Places AS_THEY_ARE = new Places(Map.of());

  public Places {
    others = Map.copyOf(others);
  }

  /** Where to connect to for {@code port} at {@code address}. */
  public InetSocketAddress of(IpAddress address, int port) {
    return Optional.ofNullable(others.get(address))
        .orElseGet(() -> new InetSocketAddress(address.toInetAddress(), port));
  }

  /** Whether something stands there for the address. */
  public boolean has(IpAddress address) {
    return others.containsKey(address);
  }
}
