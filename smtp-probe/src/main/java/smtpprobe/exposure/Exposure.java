package smtpprobe.exposure;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smtpprobe.filter.PacketFilter;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * What a host shows to the Internet. Immutable.
 *
 * @param listeners TCP sockets that wait, by port
 * @param listenersKnown whether the sockets of IPv6 could be read
 * @param datagrams UDP ports that others can send to over IPv6; empty when they could not be read
 * @param filter the packet filters
 * @param accounts the accounts of programs, where a packet filter asks for them
 * @param skipped what could not be read, and why
 */
public record Exposure(
    List<Listener> listeners,
    boolean listenersKnown,
    Optional<Set<Integer>> datagrams,
    PacketFilter filter,
    Accounts accounts,
    List<Skipped> skipped) {

  private static final String LISTEN = "0A";

  private static final int SMTP = 25;

  /** What takes connections for a container, by the name of its process. */
  private static final Set<String> PROXIES = Set.of("docker-proxy", "rootlessport");

  /** The state of a UDP socket that hears everybody; the kernel has no other name for it. */
  private static final String UNCONNECTED = "07";

  public Exposure {
    listeners = List.copyOf(listeners);
    datagrams = datagrams.map(Set::copyOf);
    skipped = List.copyOf(skipped);
  }

  /** Whether mail that comes in is for a container: the mail server in it is not seen here. */
  public boolean isMailContained() {
    return listeners.stream()
        .filter(listener -> listener.port() == SMTP)
        .anyMatch(listener -> listener.process().filter(PROXIES::contains).isPresent());
  }

  /** The container that mail that comes in is for, as far as that is seen; by IPv6 if it can be. */
  public Optional<IpAddress> mailContainer() {
    return listeners.stream()
        .filter(listener -> listener.port() == SMTP)
        .flatMap(listener -> listener.container().stream())
        .min(Comparator.comparing(address -> !(address instanceof Ip6Address)));
  }

  /** Reads sockets and packet filters. */
  public static Exposure read(HostReader host) {
    List<Skipped> skipped = new ArrayList<>();
    Reading six = host.file("/proc/net/tcp6");
    Reading four = host.file("/proc/net/tcp");
    Reading sockets = host.sockets();
    if (!six.isThere()) {
      skipped.add(new Skipped("listening sockets", six.why()));
    }
    if (!sockets.isThere()) {
      skipped.add(new Skipped("names of listening processes", sockets.why()));
    }
    PacketFilter filter = PacketFilter.read(host);
    if (filter.six().isEmpty()) {
      skipped.add(new Skipped("packet filter", String.join("; ", filter.missing())));
    }
    Map<String, String[]> owners = new HashMap<>();
    for (String line : sockets.orEmpty().lines().toList()) {
      String[] columns = line.split("\t", 3);
      owners.merge(columns[0], columns, Exposure::owner);
    }
    List<Listener> listeners = new ArrayList<>();
    for (Reading file : List.of(six, four)) {
      file.orEmpty()
          .lines()
          .flatMap(l -> socket(l, LISTEN, owners).stream())
          .forEach(listeners::add);
    }
    listeners.sort(
        Comparator.comparingInt(Listener::port)
            .thenComparing(listener -> listener.address().text()));
    return new Exposure(
        listeners.stream().distinct().toList(),
        six.isThere(),
        host.file("/proc/net/udp6").text().map(Exposure::ports),
        filter,
        Accounts.read(host),
        skipped);
  }

  /** The same behind another packet filter. */
  public Exposure behind(PacketFilter other) {
    return new Exposure(listeners, listenersKnown, datagrams, other, accounts, skipped);
  }

  /** systemd keeps the sockets that it has made for others: they say more. */
  private static String[] owner(String[] one, String[] other) {
    return one.length > 1 && one[1].equals("systemd") ? other : one;
  }

  private static Set<Integer> ports(String udp6) {
    return udp6.lines()
        .flatMap(line -> socket(line, UNCONNECTED, Map.of()).stream())
        .filter(Listener::isOpenToSix)
        .filter(socket -> AddressKind.of(socket.address()) != AddressKind.LINK_LOCAL)
        .map(Listener::port)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * {@code 0: ADDRESS:PORT ADDRESS:PORT STATE ... INODE ...}, words of the host's own byte order.
   */
  private static Optional<Listener> socket(
      String line, String state, Map<String, String[]> owners) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length < 10
        || !words[3].equals(state)
        || !words[1].matches("([0-9A-F]{8}){1,4}:[0-9A-F]{4}")) {
      return Optional.empty();
    }
    String digits = words[1].substring(0, words[1].indexOf(':'));
    if (digits.length() != 8 && digits.length() != 32) {
      return Optional.empty();
    }
    String[] owner = owners.get(words[9]);
    return Optional.of(
        new Listener(
            address(digits),
            Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1), 16),
            Optional.ofNullable(owner).filter(o -> o.length > 1).map(o -> o[1]),
            Optional.ofNullable(owner).filter(o -> o.length > 2).map(o -> o[2])));
  }

  /** Little-endian words: every Linux that mail is sent from, but those on s390x. */
  private static IpAddress address(String digits) {
    if (digits.length() == 8) {
      return new Ip4Address((int) word(digits, 0));
    }
    Ip6Address six =
        new Ip6Address(
            (word(digits, 0) << 32) | word(digits, 8), (word(digits, 16) << 32) | word(digits, 24));
    return six.mapped().map(IpAddress.class::cast).orElse(six);
  }

  private static long word(String digits, int at) {
    return Integer.reverseBytes(Integer.parseUnsignedInt(digits.substring(at, at + 8), 16))
        & 0xffffffffL;
  }
}
