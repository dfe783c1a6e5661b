package smtpprobe.rules.host;

import java.util.List;
import smtpprobe.sender.Host;

/** On which way the packet filter drops what a mail host needs. */
public final class Dropped {

  private static final List<PacketRule> RULES =
      List.of(
          new RepliesDropped(),
          new Icmpv6ErrorsDropped(),
          new NeighborDiscoveryDropped(),
          new EchoDropped(),
          new SmtpShutOut(),
          new OutgoingSmtpDropped());

  private Dropped() {}

  /** Whether what the rule of that id looks for is dropped on its way in. */
  public static boolean comingIn(String id, Host host) {
    return is(id, host, false);
  }

  /** Whether it is dropped on its way out. */
  public static boolean leaving(String id, Host host) {
    return is(id, host, true);
  }

  private static boolean is(String id, Host host, boolean leaving) {
    return RULES.stream()
        .anyMatch(rule -> rule.card().id().equals(id) && rule.drops(host, leaving));
  }
}
