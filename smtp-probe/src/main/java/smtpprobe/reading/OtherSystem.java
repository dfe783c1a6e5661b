package smtpprobe.reading;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.net.Inet6Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smtpprobe.routing.HostName;

/**
 * A machine that is not Linux: its addresses as Java knows them, the choice of its kernel, and
 * whatever files and programs of mail servers are where they are on Linux. All that Linux tells in
 * {@code /proc} and {@code /sys}, and by programs of its own, is missing, with a reason that says
 * so.
 *
 * @param host the same machine, read as if it were Linux
 * @param system its name, {@code macOS}
 * @param addresses its addresses in the form of {@code /proc/net/if_inet6}; empty text when Java
 *     cannot tell them
 * @param name what it calls itself
 */
record OtherSystem(HostReader host, String system, String addresses, Optional<String> name)
    implements HostReader {

  private static final String ADDRESSES = "/proc/net/if_inet6";
  private static final List<String> LINUX_FOLDERS = List.of("/proc/", "/sys/");
  private static final List<String> LINUX_PROGRAMS =
      List.of("ip", "nft", "ip6tables-save", "iptables-save");

  private static final String NAME = "/proc/sys/kernel/hostname";
  private static final long LINK_LOCAL = 0xfe80 >>> 6; // fe80::/10
  private static final int LINK_SCOPE = 0x20;
  private static final int PERMANENT = 0x80;

  /** The name of a system that is not Linux, by {@code os.name}. */
  static Optional<String> name(String osName) {
    String lower = osName.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return Optional.empty();
    }
    return Optional.of(
        lower.startsWith("mac") ? "macOS" : lower.startsWith("windows") ? "Windows" : osName);
  }

  /** This machine. */
  static OtherSystem of(HostReader host, String system) {
    return new OtherSystem(host, system, addressesOfJava(), HostName.ofThis().text());
  }

  @Override
  public List<String> limits() {
    return List.of(
        "On "
            + system
            + ", flags and lifetimes of addresses cannot be read: whether one is temporary or"
            + " deprecated is not known, and each is taken as permanent.",
        "On " + system + ", routes and policy rules cannot be read; the kernel's choice is asked.",
        "On " + system + ", the IPv6 settings of the kernel (sysctl) cannot be read.",
        "On " + system + ", packet filters cannot be read.",
        "On " + system + ", listening sockets and their processes cannot be read.");
  }

  @Override
  public Reading file(String path) {
    if (path.equals(ADDRESSES) && !addresses.isEmpty()) {
      return Reading.of(addresses);
    }
    if (path.equals(NAME) && name.isPresent()) {
      return Reading.of(name.get());
    }
    return LINUX_FOLDERS.stream().anyMatch(path::startsWith) ? missing(path) : host.file(path);
  }

  @Override
  public List<String> list(String folder) {
    return LINUX_FOLDERS.stream().anyMatch((folder + "/")::startsWith)
        ? List.of()
        : host.list(folder);
  }

  @Override
  public Reading run(HostCommand command) {
    return LINUX_PROGRAMS.contains(command.words().get(0))
        ? missing("\"" + command + "\"")
        : host.run(command);
  }

  private Reading missing(String what) {
    return Reading.missing(what + " is of Linux, and this is " + system);
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    return host.kernelChoice(target);
  }

  @Override
  public Reading sockets() {
    return missing("the list of processes in /proc");
  }

  @Override
  public boolean isRedacted() {
    return host.isRedacted();
  }

  private static String addressesOfJava() {
    List<String> lines = new ArrayList<>();
    try {
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
          if (address.getAddress() instanceof Inet6Address six) {
            lines.add(
                line(
                    (Ip6Address) IpAddress.of(six),
                    one.getIndex(),
                    address.getNetworkPrefixLength(),
                    one.getName()));
          }
        }
      }
    } catch (SocketException e) {
      return "";
    }
    return String.join("", lines);
  }

  /** As the kernel of Linux writes it; names of interfaces with spaces are joined. */
  static String line(Ip6Address address, int index, int prefix, String device) {
    return String.format(
        Locale.ROOT,
        "%016x%016x %02x %02x %02x %02x %s\n",
        address.high(),
        address.low(),
        index & 0xff,
        Math.max(0, Math.min(128, prefix)),
        address.high() >>> 54 == LINK_LOCAL ? LINK_SCOPE : 0,
        PERMANENT,
        device.replaceAll("\\s+", "_"));
  }
}
