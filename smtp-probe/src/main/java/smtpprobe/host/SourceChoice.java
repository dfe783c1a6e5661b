package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import java.util.Optional;

/**
 * Where a connection to one target leaves from, unless a program binds another address. Immutable.
 *
 * @param target where to
 * @param source where from; empty when there is no route
 * @param fromKernel whether the kernel said so, or it was worked out by RFC 6724
 * @param because what decided, in words without a full stop
 */
public record SourceChoice(
    Ip6Address target, Optional<Ip6Address> source, boolean fromKernel, String because) {

  /** The same for another reason. */
  SourceChoice because(String other) {
    return new SourceChoice(target, source, fromKernel, other);
  }
}
