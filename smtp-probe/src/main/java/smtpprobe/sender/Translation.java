package smtpprobe.sender;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.filter.Account;
import smtpprobe.filter.NftObjects;
import smtpprobe.filter.Packet;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/**
 * The rules of a host that give packets another source address on their way out: the address that
 * receivers see is then not the one that mail leaves from. Immutable.
 *
 * @param rules what packets meet last
 */
public record Translation(NatRules rules) {

  private static final int SMTP = 25;

  /** Reads what nftables and ip6tables say. */
  public static Translation read(HostReader host) {
    NatRules tables = TablesNatReader.read(host);
    List<Json> objects =
        host.run(HostCommand.NFT).text().flatMap(NftObjects::inForce).orElse(List.of());
    NatRules nft = NftNatReader.read(objects);
    if (host.run(HostCommand.IP6TABLES).isThere()) {
      for (String table : NftNatReader.foreign(objects)) {
        nft = nft.without("ip6", table, tables);
      }
    }
    return new Translation(nft.and(tables));
  }

  /** The host as receivers see it behind these rules. */
  public Host of(Host host) {
    return host.sendings().stream()
        .findFirst()
        .map(sending -> host.seenAs(seen(host, sending.address())))
        .orElse(host);
  }

  private SeenAs seen(Host host, Ip6Address source) {
    String device = host.facts().routeFrom(source).map(DefaultRoute::device).orElse("");
    Packet packet = Packet.leaving(Optional.of(source), SMTP, device);
    Optional<Account> account = host.account();
    Optional<String> elsewhere =
        host.exposure()
            .filter()
            .out()
            .flatMap(rules -> rules.translating(account.map(packet::sentBy).orElse(packet)));
    if (elsewhere.isPresent()) {
      return unknown(
          elsewhere.get(), "it sends connections to port 25, or some of them, to somebody else");
    }
    NatRules.Ends ends = rules.ends(new Departure(source, device, account));
    Map<Ip6Address, SeenAs> become = new LinkedHashMap<>();
    for (Optional<SourceNat> end : ends.by()) {
      if (end.flatMap(rule -> rule.to()).isEmpty() && end.isPresent()) {
        return unknown(end.get().text(), "which address it gives mail is not known here");
      }
      Ip6Address address = end.flatMap(rule -> replaced(rule, host, source, device)).orElse(source);
      become.put(address, address.equals(source) ? SeenAs.OWN : by(end, source, address));
    }
    return become.size() == 1
        ? become.values().iterator().next()
        : unknown(ends.doubt(), "whether mail meets that rule is not known here");
  }

  private static SeenAs unknown(String rule, String why) {
    return SeenAs.unknown("the rule \"" + rule + "\": " + why);
  }

  private static SeenAs by(Optional<SourceNat> rule, Ip6Address source, Ip6Address address) {
    return SeenAs.as(
        new Sending(
            address,
            "what receivers see in place of "
                + source
                + ", by the rule \""
                + rule.map(SourceNat::text).orElse("")
                + "\"",
            true));
  }

  private static Optional<Ip6Address> replaced(
      SourceNat rule, Host host, Ip6Address source, String device) {
    return (rule.act() == SourceNat.Act.MASQUERADE
            ? masqueraded(host, device)
            : rule.to().map(rewrite -> rewrite.apply(source)))
        .filter(Translation::isSeen);
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
