package fakereceiver;

import fakereceiver.server.Listener;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a receiver listens. Immutable.
 *
 * @param address if one was said
 * @param loopback where else
 */
record ListenSettings(Optional<InetSocketAddress> address, Loopback loopback) {

  static final ListenSettings DEFAULT = new ListenSettings(Optional.empty(), Loopback.IPV6);

  ListenSettings on(InetSocketAddress said) {
    if (said.isUnresolved()) {
      throw new IllegalArgumentException(
          "\"" + said.getHostString() + "\" has no address, expected one such as [::1]:2525");
    }
    return new ListenSettings(Optional.of(said), loopback);
  }

  ListenSettings orOn(Loopback where) {
    return new ListenSettings(address, where);
  }

  /**
   * Opens what listens at an address.
   *
   * @throws IllegalStateException when no address was said and this machine has no IPv6 loopback
   * @throws UncheckedIOException when it cannot listen there
   */
  Listener open(Function<InetSocketAddress, Listener> opening) {
    if (address.isPresent()) {
      return opening.apply(Loopback.thatIsHere(address.get()));
    }
    try {
      return opening.apply(new InetSocketAddress(Loopback.six(), 0));
    } catch (UncheckedIOException | UnsupportedAddressTypeException e) {
      if (Loopback.hasIpv6()) {
        throw e;
      }
      if (loopback == Loopback.IPV6) {
        throw new IllegalStateException(
            "This machine has no IPv6 loopback address, [::1]; with loopback = ANY the receiver"
                + " listens on 127.0.0.1 and plays claimed IPv6 senders all the same",
            e);
      }
      return opening.apply(new InetSocketAddress(Loopback.four(), 0));
    }
  }
}
