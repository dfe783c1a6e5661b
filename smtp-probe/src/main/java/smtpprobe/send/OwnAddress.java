package smtpprobe.send;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is sent from: an address of this host, or whichever the kernel chooses. Immutable.
 *
 * @param address the address to bind; empty: the kernel chooses
 * @param kind how it came about and its state, for people: {@code temporary, deprecated}
 * @param unusable why nothing can be sent from it, in one sentence without a full stop
 */
public record OwnAddress(Optional<IpAddress> address, String kind, Optional<String> unusable) {

  /** Whichever address the kernel chooses for the target. */
  public static final OwnAddress KERNEL =
      new OwnAddress(Optional.empty(), "kernel's choice", Optional.empty());

  /** An address that can be sent from, as far as is known. */
  public static OwnAddress of(IpAddress address, String kind) {
    return new OwnAddress(Optional.of(address), kind, Optional.empty());
  }

  /** Whether a connection to {@code target} could leave from here, by its family alone. */
  public boolean goesWith(IpAddress target) {
    return address.isEmpty() || address.get() instanceof Ip6Address == target instanceof Ip6Address;
  }

  /** The same, which the kernel would choose anyway. */
  public OwnAddress chosenByKernel() {
    return new OwnAddress(address, kind + ", " + KERNEL.kind, unusable);
  }

  /** {@code 2001:db8::25 (temporary)}, or {@code the kernel's choice}. */
  @Override
  public String toString() {
    return address.map(a -> a + " (" + kind + ")").orElse("the kernel's choice");
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof OwnAddress own
        && address.equals(own.address)
        && kind.equals(own.kind)
        && unusable.equals(own.unusable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(address, kind, unusable);
  }
}
