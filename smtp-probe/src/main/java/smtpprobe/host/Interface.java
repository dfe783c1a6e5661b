package smtpprobe.host;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An interface with IPv6 and its sysctls ({@code net.ipv6.conf.NAME}); what could not be read is
 * empty. Immutable.
 *
 * @param name its name
 * @param kind what the kernel calls its kind: {@code sit}, {@code wireguard}, {@code bridge}
 * @param mtu the IPv6 MTU in octets
 * @param useTempaddr 0 makes no temporary addresses, 1 makes them, 2 prefers them
 * @param acceptRa 0 never hears router advertisements, 1 not when forwarding, 2 always
 * @param forwarding whether it routes for others
 * @param disabled whether IPv6 is off
 * @param down why nothing gets out by it, in words; empty when it is up, or that is not known
 */
public record Interface(
    String name,
    Optional<String> kind,
    OptionalInt mtu,
    OptionalInt useTempaddr,
    OptionalInt acceptRa,
    OptionalInt forwarding,
    OptionalInt disabled,
    Optional<String> down) {

  /** Whether the kernel could give an interface that name: it becomes part of a path. */
  static boolean isName(String text) {
    return text.matches("[!-.0-~]{1,15}") && !text.matches("\\.+");
  }

  /** The same with another value of {@code use_tempaddr}. */
  public Interface withUseTempaddr(int value) {
    return new Interface(
        name, kind, mtu, OptionalInt.of(value), acceptRa, forwarding, disabled, down);
  }

  /** The same with another value of {@code accept_ra}. */
  public Interface withAcceptRa(int value) {
    return new Interface(
        name, kind, mtu, useTempaddr, OptionalInt.of(value), forwarding, disabled, down);
  }

  /** The same with another value of {@code disable_ipv6}. */
  public Interface withDisabled(int value) {
    return new Interface(
        name, kind, mtu, useTempaddr, acceptRa, forwarding, OptionalInt.of(value), down);
  }

  /** The same with another MTU. */
  public Interface withMtu(int octets) {
    return new Interface(
        name, kind, OptionalInt.of(octets), useTempaddr, acceptRa, forwarding, disabled, down);
  }

  /** Whether it hears no router advertisements, since it routes for others. */
  public boolean isDeaf() {
    return forwarding.orElse(0) != 0 && acceptRa.equals(OptionalInt.of(1));
  }

  /** Whether it routes for others, or is set up to: it hears routers only where accept_ra is 2. */
  public boolean isRouter() {
    return forwarding.orElse(0) != 0 || acceptRa.equals(OptionalInt.of(2));
  }

  /** Whether it is a bridge, such as networks of containers have. */
  public boolean isBridge() {
    return kind.filter(k -> k.equals("bridge")).isPresent();
  }

  /** Whether it is a tunnel that carries IPv6 in IPv4: {@code sit} for 6in4, 6to4 and 6rd. */
  public boolean isSixInFour() {
    return kind.filter(k -> k.equals("sit")).isPresent();
  }
}
