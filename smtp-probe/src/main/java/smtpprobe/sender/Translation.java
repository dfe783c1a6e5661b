package smtpprobe.sender;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.reading.HostReader;

/**
 * The rules of a host that give packets another source address on their way out: the address that
 * receivers see is then not the one that mail leaves from. Immutable.
 *
 * @param rules the rules that packets meet last, in their order
 */
public record Translation(List<SourceNat> rules) {

  /** Copies the list. */
  public Translation {
    rules = List.copyOf(rules);
  }

  /** Reads what nftables and ip6tables say. */
  public static Translation read(HostReader host) {
    return new Translation(
        Stream.concat(SourceNatReader.nft(host).stream(), SourceNatReader.tables(host).stream())
            .toList());
  }

  /** What receivers see of {@code host}; empty when that is its own address. */
  public Optional<Sending> seen(Host host) {
    Optional<Sending> sending = host.sendings().stream().findFirst();
    if (sending.isEmpty()) {
      return Optional.empty();
    }
    Ip6Address source = sending.get().address();
    String device = host.facts().routeFrom(source).map(DefaultRoute::device).orElse("");
    return rules.stream()
        .filter(rule -> rule.fits(source, device))
        .findFirst()
        .flatMap(
            rule ->
                address(rule, host, source, device)
                    .filter(address -> !address.equals(source))
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

  private static Optional<Ip6Address> address(
      SourceNat rule, Host host, Ip6Address source, String device) {
    return switch (rule.act()) {
      case LEAVE -> Optional.empty();
      case MASQUERADE -> masqueraded(host, device);
      case REPLACE -> rule.to().map(range -> (Ip6Address) range.first());
      case MAP -> rule.to().map(range -> mapped(range, source));
    };
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

  /** The prefix is replaced, what follows it stays; the checksum is mended elsewhere. */
  private static Ip6Address mapped(IpRange to, Ip6Address source) {
    Ip6Address prefix = (Ip6Address) to.first();
    int high = Math.min(to.length(), 64);
    int low = Math.max(to.length() - 64, 0);
    return new Ip6Address(
        mix(prefix.high(), source.high(), high), mix(prefix.low(), source.low(), low));
  }

  private static long mix(long prefix, long rest, int bits) {
    long mask = bits == 0 ? 0 : -1L << (64 - bits);
    return (prefix & mask) | (rest & ~mask);
  }
}
