package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * The host has one address, or a few, of a /64 that others have the rest of.
 *
 * <p>Lists and limits of receivers count a /64 as one client, as RFC 4291 means it: what a
 * neighbour does falls on all.
 */
final class SourceNetworkShared extends SourceRule {

  private static final int LAN = 64;

  SourceNetworkShared() {
    super(
        new Card(
                "source-network-shared",
                Owner.PROVIDER,
                "The host seems to share its /64 with others, and blocklists and limits of"
                    + " receivers count a whole /64 as one sender",
                "Nothing is wrong with the host. If a receiver lists or limits it although it sends"
                    + " little, look for a neighbour: ask the provider for a /64 of your own, or"
                    + " let mail leave over IPv4 until then",
                "RFC 4291 section 2.5.1",
                "RFC 6177")
            .asNote());
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    Evidence evidence = evidence(sending, address);
    Optional<Ip6Address> gateway =
        host.facts()
            .routeFrom(address.address())
            .map(DefaultRoute::gateway)
            .flatMap(Ip6Address::parse);
    boolean shared =
        address.prefixLength() > LAN
            && address.origin() == HostAddress.Origin.STATIC
            && gateway.filter(g -> g.startsWith(address.address(), LAN)).isPresent();
    return shared
        ? Outcome.failed(
            evidence.and(
                Evidence.given("gateway", gateway.get() + ", in the same /64 and not this host's")),
            "Ask the provider for a /64 of your own; until then, what neighbours send counts"
                + " against this host, and sending over IPv4 avoids it. If all of the /64 is yours,"
                + " nothing has to change")
        : Outcome.passed(evidence);
  }
}
