package smtpprobe.rules.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.Packet;
import smtpprobe.filter.PacketVerdict;
import smtpprobe.filter.Ruleset;
import smtpprobe.sender.Host;

/** What of a host can be reached over IPv6. */
public final class Exposed {

  /** Mail, web, name and remote shell: what a mail host may mean to show. */
  private static final Set<Integer> PUBLIC =
      Set.of(22, 25, 53, 80, 110, 143, 443, 465, 587, 853, 993, 995, 2525, 4190);

  private static final int SSH = 22;
  private static final Set<String> SHELLS = Set.of("sshd", "dropbear");

  private Exposed() {}

  /** The sockets that wait on an IPv6 address that others can reach, filtered or not. */
  public static List<Listener> listeners(Host host) {
    return host.exposure().listeners().stream().filter(Listener::isOpenToSix).toList();
  }

  /** Whether a mail host may mean to show it; ssh often waits on another port. */
  public static boolean isPublic(Host host, Listener listener) {
    return PUBLIC.contains(listener.port()) || isPerhapsShell(host, listener);
  }

  /** Whether whoever keeps the host may come in there, so that it must not be shut off. */
  public static boolean isPerhapsShell(Host host, Listener listener) {
    return isShell(listener)
        || (listener.process().filter("systemd"::equals).isPresent() // as ssh.socket does
            && host.exposure().listeners().stream().noneMatch(Exposed::isShell));
  }

  private static boolean isShell(Listener listener) {
    return listener.port() == SSH || listener.process().filter(SHELLS::contains).isPresent();
  }

  /** What becomes of a connection over IPv6; empty when no packet filter could be read. */
  static Optional<PacketVerdict> judge(Host host, Listener listener) {
    return host.exposure()
        .filter()
        .six()
        .map(
            rules ->
                rules.judge(
                    Packet.opening(
                        Optional.empty(),
                        PacketRule.own(host),
                        listener.port(),
                        PacketRule.device(host))));
  }

  /** Whether everybody gets in there over IPv6, for sure. */
  public static boolean isOpen(Host host, Listener listener) {
    return judge(host, listener).filter(PacketVerdict::isAccepted).isPresent();
  }

  /** Whether nobody gets in there over IPv4, for sure. */
  public static boolean isHiddenOverFour(Host host, Listener listener) {
    return isHiddenOverFour(host, listener.port());
  }

  /** Whether nobody gets in to that TCP port over IPv4, for sure. */
  public static boolean isHiddenOverFour(Host host, int port) {
    return isDroppedOverFour(host, Packet.opening4(port, PacketRule.device(host)));
  }

  /** The UDP ports that others can send to over IPv6, and that IPv4 does not hide for sure. */
  public static List<Integer> datagrams(Host host) {
    return host.exposure().datagrams().orElse(Set.of()).stream()
        .filter(port -> !isDroppedOverFour(host, Packet.datagram4(port, PacketRule.device(host))))
        .sorted()
        .toList();
  }

  private static boolean isDroppedOverFour(Host host, Packet packet) {
    Optional<Ruleset> four = host.exposure().filter().four();
    return four.filter(rules -> rules.judge(packet).isDropped()).isPresent();
  }
}
