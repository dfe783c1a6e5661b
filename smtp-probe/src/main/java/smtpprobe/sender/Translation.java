package smtpprobe.sender;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.filter.Account;
import smtpprobe.filter.NftObjects;
import smtpprobe.filter.Packet;
import smtpprobe.filter.Ruleset;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
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
    Optional<Ip6Address> own = host.sendings().stream().map(Sending::address).findFirst();
    return own.map(source -> host.seenAs(seenAs(host, source))).orElse(host);
  }

  private SeenAs seenAs(Host host, Ip6Address source) {
    Optional<IpAddress> inside = container(host);
    if (inside.isPresent() && inside.get() instanceof Ip6Address six) {
      return seenOfContainer(host, source, six);
    }
    return inside
        .filter(four -> isWithoutSix(host.facts()))
        .map(
            four ->
                SeenAs.unknown(
                    "mail seems to be sent by the container at "
                        + four
                        + ", and no bridge of this host has IPv6, so it leaves over IPv4 alone"))
        .orElseGet(() -> seen(host, source));
  }

  /** Where mail is from that a container sends; empty where the host itself does. */
  private static Optional<IpAddress> container(Host host) {
    return host.exposure()
        .mailContainer()
        .filter(inside -> host.given().isEmpty() && host.mail().all().isEmpty());
  }

  /** Packets of a container are passed on: they meet no rule for those of the host itself. */
  private SeenAs seenOfContainer(Host host, Ip6Address own, Ip6Address inside) {
    SeenAs seen = translated(host, inside, device(host, own), Optional.empty());
    boolean leavesAsItIs = !seen.isOther();
    if (leavesAsItIs && isSeen(inside)) {
      return SeenAs.as(
          new Sending(inside, "the address of the container that mail that comes in is for", true));
    }
    return leavesAsItIs
        ? SeenAs.unknown(
            "mail seems to be sent by the container at "
                + inside
                + ", and no rule of this host gives it an address that receivers can see")
        : seen.address().filter(sending -> sending.address().equals(own)).isPresent()
            ? SeenAs.OWN
            : seen;
  }

  /**
   * Whether no container can have IPv6: a network of containers with IPv6 has an address of it on
   * its bridge. That the proxy names an IPv4 address does not tell: older versions of Docker do so
   * of a container that has both.
   */
  private static boolean isWithoutSix(HostFacts facts) {
    List<String> bridges =
        facts.interfaces().stream().filter(Interface::isBridge).map(Interface::name).toList();
    return !bridges.isEmpty()
        && facts.addresses().stream()
            .filter(HostAddress::isBeyondLink)
            .noneMatch(address -> bridges.contains(address.device()));
  }

  private static String device(Host host, Ip6Address source) {
    return host.facts().routeFrom(source).map(DefaultRoute::device).orElse("");
  }

  private SeenAs seen(Host host, Ip6Address source) {
    String device = device(host, source);
    Packet packet = Packet.leaving(Optional.of(source), SMTP, device);
    Optional<Account> account = host.account();
    Packet sent = account.map(packet::sentBy).orElse(packet);
    Optional<Ruleset> leaving = host.exposure().filter().out();
    Optional<String> elsewhere = leaving.flatMap(rules -> rules.translating(sent));
    if (elsewhere.isPresent()) {
      return unknown(
          elsewhere.get(), "it sends connections to port 25, or some of them, to somebody else");
    }
    Optional<String> marking = leaving.flatMap(rules -> rules.marking(sent));
    if (marking.isPresent() && host.facts().routing().heedsMarks()) {
      return unknown(
          marking.get(),
          "it marks connections to port 25, or some of them, and \"ip -6 rule\" leads marked ones"
              + " by a way of their own");
    }
    return translated(host, source, device, account);
  }

  private SeenAs translated(
      Host host, Ip6Address source, String device, Optional<Account> account) {
    NatRules.Ends ends = rules.ends(new Departure(source, device, account));
    Map<Ip6Address, SeenAs> become = new LinkedHashMap<>();
    for (Optional<SourceNat> end : ends.by()) {
      if (end.flatMap(rule -> rule.to()).isEmpty() && end.isPresent()) {
        return unknown(end.get().text(), "which address it gives mail is not known here");
      }
      Ip6Address address = end.flatMap(rule -> replaced(rule, host, source, device)).orElse(source);
      become.put(address, address.equals(source) ? own(end) : by(end, source, address));
    }
    return become.size() == 1
        ? become.values().iterator().next()
        : unknown(ends.doubt(), "whether mail meets that rule is not known here");
  }

  private static SeenAs unknown(String rule, String why) {
    return SeenAs.unknown("the rule \"" + rule + "\": " + why);
  }

  private static SeenAs own(Optional<SourceNat> rule) {
    return rule.filter(one -> one.act() == SourceNat.Act.MASQUERADE)
        .map(one -> SeenAs.masqueraded(one.text()))
        .orElse(SeenAs.OWN);
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
