package smtpprobe.host;

import java.util.EnumSet;
import java.util.Set;
import smtpprobe.reading.HostReader;

/** The programs that set up the network of a host at each boot. */
public enum Configurator {
  /** netplan.io; it writes files for one of the others. */
  NETPLAN("a file in /etc/netplan, then \"netplan apply\"", "10-netplan-"),
  /** systemd-networkd. */
  NETWORKD(
      "the .network file of the interface in /etc/systemd/network", "/run/systemd/netif/state"),
  /** ifupdown of Debian. */
  IFUPDOWN("/etc/network/interfaces", "/run/network/ifstate"),
  /** NetworkManager. */
  NETWORK_MANAGER("NetworkManager", "/run/NetworkManager/resolv.conf");

  private final String where;
  private final String sign;

  Configurator(String where, String sign) {
    this.where = where;
    this.sign = sign;
  }

  /** Where its settings go. */
  public String where() {
    return where;
  }

  /** Those that are at work; netplan hides the one that works for it. */
  static Set<Configurator> read(HostReader host, Set<String> devices) {
    NetworkdFiles networkd = new NetworkdFiles(host);
    boolean netplan =
        Link.of(host, devices).stream()
            .flatMap(link -> networkd.name(link).stream())
            .anyMatch(name -> name.startsWith(NETPLAN.sign));
    if (netplan) {
      return Set.of(NETPLAN);
    }
    Set<Configurator> found = EnumSet.noneOf(Configurator.class);
    for (Configurator one : EnumSet.complementOf(EnumSet.of(NETPLAN))) {
      if (host.file(one.sign).isThere()) {
        found.add(one);
      }
    }
    return found;
  }
}
