package smtpprobe.mta;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a mail server sends from by its own will. Immutable.
 *
 * @param addresses of both families; empty when it leaves the choice to the kernel
 * @param setting the line that says so; empty text when there is none
 * @param unknown why it cannot be known without running the server
 */
public record Bind(List<IpAddress> addresses, String setting, Optional<String> unknown) {

  /** The kernel chooses. */
  public static final Bind NONE = new Bind(List.of(), "", Optional.empty());

  /** Copies the list. */
  public Bind {
    addresses = List.copyOf(addresses);
  }

  /** {@code ::} and {@code 0.0.0.0} say that the kernel is to choose. */
  static Bind to(List<IpAddress> addresses, String setting) {
    List<IpAddress> real =
        addresses.stream().filter(a -> AddressKind.of(a) != AddressKind.UNSPECIFIED).toList();
    return real.isEmpty() ? NONE : new Bind(real, setting, Optional.empty());
  }

  static Bind unknown(String setting, String why) {
    return new Bind(List.of(), setting, Optional.of(why));
  }

  /** The IPv6 address that is used: the first one. */
  public Optional<Ip6Address> six() {
    return addresses.stream()
        .filter(Ip6Address.class::isInstance)
        .map(Ip6Address.class::cast)
        .findFirst();
  }
}
