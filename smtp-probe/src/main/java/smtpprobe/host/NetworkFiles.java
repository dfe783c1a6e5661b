package smtpprobe.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.reading.HostReader;

/** Where the files of a host say how its interfaces are set up. */
final class NetworkFiles {

  private static final String MANAGER = "/etc/NetworkManager/system-connections";

  private NetworkFiles() {}

  /** By program and interface; {@code skipped} is told what could not be read. */
  static Map<NetworkSetup.Key, NetworkSetup.Place> of(
      HostReader host, Set<String> devices, List<Skipped> skipped) {
    Map<NetworkSetup.Key, NetworkSetup.Place> found = new LinkedHashMap<>();
    NetplanFiles netplan = new NetplanFiles(host);
    skipped.addAll(netplan.skipped());
    NetworkdFiles networkd = new NetworkdFiles(host);
    IfupdownFiles ifupdown = new IfupdownFiles(host);
    for (Link link : Link.of(host, devices)) {
      put(found, Configurator.NETPLAN, link, netplan.of(link));
      put(found, Configurator.NETWORKD, link, networkd.of(link));
      put(found, Configurator.IFUPDOWN, link, ifupdown.of(link));
      put(found, Configurator.NETWORK_MANAGER, link, manager(host, link));
    }
    return found;
  }

  private static void put(
      Map<NetworkSetup.Key, NetworkSetup.Place> found,
      Configurator tool,
      Link link,
      Optional<NetworkSetup.Place> place) {
    place.ifPresent(one -> found.put(new NetworkSetup.Key(tool, link.device()), one));
  }

  /** A connection that begins by itself stands before one that was left. */
  private static Optional<NetworkSetup.Place> manager(HostReader host, Link link) {
    List<String> paths =
        host.list(MANAGER).stream()
            .filter(name -> name.endsWith(".nmconnection"))
            .sorted()
            .map(name -> MANAGER + "/" + name)
            .filter(path -> has(host, path, "interface-name=" + link.device()))
            .toList();
    return paths.stream()
        .filter(path -> !has(host, path, "autoconnect=false"))
        .findFirst()
        .or(() -> paths.stream().findFirst())
        .map(
            path ->
                new NetworkSetup.Place("NetworkManager, " + NetworkSetup.lasting(path), List.of()));
  }

  private static boolean has(HostReader host, String path, String line) {
    return host.file(path).text().stream()
        .flatMap(String::lines)
        .anyMatch(one -> plain(one).equals(line));
  }

  /** The line without the space around its first "=". */
  private static String plain(String line) {
    int at = line.indexOf('=');
    return at < 0
        ? line.strip()
        : line.substring(0, at).strip() + "=" + line.substring(at + 1).strip();
  }
}
