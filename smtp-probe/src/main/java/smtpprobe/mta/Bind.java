package smtpprobe.mta;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a mail server sends from by its own will. Immutable.
 *
 * @param addresses of both families; empty when it leaves the choice to the kernel
 * @param setting the line that says so; empty text when there is none
 * @param unknown why it cannot be known without running the server
 * @param broken why it cannot send over IPv6 with that setting
 * @param orKernel whether the kernel chooses where the host does not have the address
 */
public record Bind(
    List<IpAddress> addresses,
    String setting,
    Optional<String> unknown,
    Optional<String> broken,
    boolean orKernel) {

  /** The kernel chooses. */
  public static final Bind NONE =
      new Bind(List.of(), "", Optional.empty(), Optional.empty(), false);

  public Bind {
    addresses = List.copyOf(addresses);
  }

  /** {@code ::} and {@code 0.0.0.0} say that the kernel is to choose. */
  static Bind to(List<IpAddress> addresses, String setting) {
    List<IpAddress> real =
        addresses.stream().filter(a -> AddressKind.of(a) != AddressKind.UNSPECIFIED).toList();
    return real.isEmpty()
        ? NONE
        : new Bind(real, setting, Optional.empty(), Optional.empty(), false);
  }

  /** Another IPv6 address beside those in IPv4. */
  Bind to(Ip6Address six, String line) {
    List<IpAddress> all = new ArrayList<>(List.of(six));
    addresses.stream().filter(Ip4Address.class::isInstance).forEach(all::add);
    return to(all, line);
  }

  static Bind unknown(String setting, String why) {
    return new Bind(List.of(), setting, Optional.of(why), Optional.empty(), false);
  }

  static Bind broken(List<IpAddress> addresses, String setting, String why) {
    return new Bind(addresses, setting, Optional.empty(), Optional.of(why), false);
  }

  /** The same, where the kernel chooses when the host does not have the address. */
  Bind whereThere() {
    return new Bind(addresses, setting, unknown, broken, true);
  }

  /** Whether it says anything of IPv6. */
  public boolean tellsSix() {
    return six().isPresent() || unknown.isPresent() || broken.isPresent();
  }

  /** The IPv6 address that is used: the first one. */
  public Optional<Ip6Address> six() {
    return addresses.stream()
        .filter(Ip6Address.class::isInstance)
        .map(Ip6Address.class::cast)
        .findFirst();
  }
}
