package smtpprobe.sender;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.reading.HostReader;

/**
 * The rules of a host that give packets another source address on their way out: the address that
 * receivers see is then not the one that mail leaves from. Immutable.
 *
 * @param rules what packets meet last
 */
public record Translation(NatRules rules) {

  /** Reads what nftables and ip6tables say. */
  public static Translation read(HostReader host) {
    return new Translation(NftNatReader.read(host).and(TablesNatReader.read(host)));
  }

  /** What receivers see of {@code host}; empty when that is its own address. */
  public Optional<Sending> seen(Host host) {
    Optional<Sending> sending = host.sendings().stream().findFirst();
    if (sending.isEmpty()) {
      return Optional.empty();
    }
    Ip6Address source = sending.get().address();
    String device = host.facts().routeFrom(source).map(DefaultRoute::device).orElse("");
    return rules
        .replacing(new Departure(source, device))
        .flatMap(
            rule ->
                rule.replaced(source)
                    .or(() -> masqueraded(host, device))
                    .filter(address -> !address.equals(source) && isSeen(address))
                    .map(
                        address ->
                            new Sending(
                                address,
                                "what receivers see in place of "
                                    + source
                                    + ", by the rule \""
                                    + rule.text()
                                    + "\"",
                                true)));
  }

  /**
   * Behind an address that stays inside, another translator stands: nobody here knows what it does.
   */
  private static boolean isSeen(Ip6Address address) {
    AddressKind kind = AddressKind.of(address);
    return kind != AddressKind.UNIQUE_LOCAL && kind != AddressKind.LINK_LOCAL;
  }

  /** The kernel's choice, if it is of the interface; or else the best of the interface. */
  private static Optional<Ip6Address> masqueraded(Host host, String device) {
    List<HostAddress> candidates =
        host.facts().addresses().stream()
            .filter(a -> a.device().equals(device) && a.isUsable() && a.isBeyondLink())
            .filter(a -> !a.is(AddressFlag.DEPRECATED) && a.kind() != AddressKind.UNIQUE_LOCAL)
            .toList();
    return candidates.stream()
        .filter(a -> host.facts().sources().contains(a.address()))
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(HostAddress::address);
  }
}
