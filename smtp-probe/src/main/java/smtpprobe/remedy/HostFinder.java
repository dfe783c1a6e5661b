package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;

/** Sysctls and the MTU. */
final class HostFinder implements RemedyFinder {

  private static final int ETHERNET = 1500; // octets
  private static final int MINIMUM = 1280; // octets, RFC 8200 section 5

  @Override
  public Set<String> rules() {
    return Set.of(
        "ipv6-disabled", "default-route-will-expire", "ipv4-left-out", "mtu-below-minimum");
  }

  @Override
  public String title(Situation situation) {
    return "Let the kernel do IPv6 as a mail host needs it";
  }

  @Override
  public List<Change> changes(Situation situation) {
    HostFacts facts = situation.plan().host().facts();
    List<Change> changes = new ArrayList<>();
    if (situation.faults().has("ipv6-disabled")) {
      facts.interfaces().stream()
          .filter(device -> device.disabled().equals(OptionalInt.of(1)))
          .map(Sysctl::enable)
          .forEach(changes::add);
    }
    if (situation.faults().has("default-route-will-expire")) {
      facts
          .route()
          .map(DefaultRoute::device)
          .flatMap(facts::device)
          .map(Sysctl::hearRouters)
          .ifPresent(changes::add);
    }
    if (situation.faults().has("ipv4-left-out")) {
      changes.add(Sysctl.serveBothFamilies());
    }
    Optional<Interface> narrow =
        facts.outgoing().filter(d -> d.mtu().isPresent() && d.mtu().getAsInt() < MINIMUM);
    narrow.ifPresent(
        d -> changes.add(new MtuChange(d.name(), d.kind().isPresent() ? MINIMUM : ETHERNET)));
    return changes;
  }
}
