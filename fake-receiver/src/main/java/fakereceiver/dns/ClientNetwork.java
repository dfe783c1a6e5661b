package fakereceiver.dns;

import org.jspecify.annotations.Nullable;

/**
 * Who is counted as one client when something has to be shared out: whoever has one address has the
 * {@code /64} around it, and often the {@code /48}. Immutable.
 *
 * @param site the {@code /48} of an IPv6 address, the {@code /24} of an IPv4 address
 * @param link the {@code /64} of an IPv6 address; an IPv4 address itself
 */
public record ClientNetwork(IpRange site, IpRange link) {

  /** Nobody in particular: what this program asks for itself. */
  public static final ClientNetwork OWN = of(IpAddress.of("::"));

  /** Where {@code client} is; an IPv4-mapped address is an IPv4 address. */
  public static ClientNetwork of(IpAddress client) {
    if (client instanceof Ip4Address four) {
      return of(four);
    }
    Ip6Address six = (Ip6Address) client;
    return six.mapped()
        .map(ClientNetwork::of)
        .orElseGet(
            () ->
                new ClientNetwork(
                    new IpRange(new Ip6Address(six.high() & -1L << 16, 0), 48),
                    new IpRange(new Ip6Address(six.high(), 0), 64)));
  }

  private static ClientNetwork of(Ip4Address four) {
    return new ClientNetwork(
        new IpRange(new Ip4Address(four.bits() & -1 << 8), 24), new IpRange(four, 32));
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof ClientNetwork network
        && site.equals(network.site)
        && link.equals(network.link);
  }

  @Override
  public int hashCode() {
    return 31 * site.hashCode() + link.hashCode();
  }
}
