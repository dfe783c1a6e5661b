package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * The addresses that a mail server takes for its own. Immutable.
 *
 * @param setting what says so
 * @param all whether each address of the host is one
 * @param named those that are told one by one, which the host need not have
 * @param open whether there may be others
 * @param onAnyPort whether it takes other ports than that of SMTP for itself, too
 */
public record OwnAddresses(
    String setting, boolean all, List<IpAddress> named, boolean open, boolean onAnyPort) {

  /** Of a mail server that is not known to look for itself. */
  static final OwnAddresses NONE = new OwnAddresses("", false, List.of(), false, false);

  private static final Pattern LOCAL = Pattern.compile("\\|-- (\\S++)\\s++/32 host LOCAL");

  public OwnAddresses {
    named = List.copyOf(named);
  }

  /** The IPv4 addresses of the host, as its kernel tells them; none where that cannot be read. */
  static List<IpAddress> fours(HostReader host) {
    return LOCAL
        .matcher(host.file("/proc/net/fib_trie").orEmpty())
        .results()
        .flatMap(found -> IpAddress.parse(found.group(1)).stream())
        .distinct()
        .toList();
  }

  /** Whether there may be IPv4 addresses of its own, and none but that of loopback is known. */
  public boolean isWithoutFours() {
    return (all || open)
        && named.stream().filter(own -> !own.isLoopback()).noneMatch(Ip4Address.class::isInstance);
  }

  /**
   * Whether it finds itself there; empty when that is not known.
   *
   * @param here whether the host has the address
   */
  public Optional<Boolean> has(IpAddress address, boolean here) {
    if ((all && here) || named.contains(address)) {
      return Optional.of(true);
    }
    return here && open ? Optional.empty() : Optional.of(false);
  }
}
