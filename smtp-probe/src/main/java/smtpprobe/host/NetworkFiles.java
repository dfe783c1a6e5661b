package smtpprobe.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** Where the files of a host say how its interfaces are set up. */
final class NetworkFiles {

  private static final String NETPLAN = "/etc/netplan";
  private static final String NETWORKD = "/etc/systemd/network";
  private static final String INTERFACES = "/etc/network/interfaces";
  private static final String MANAGER = "/etc/NetworkManager/system-connections";

  private final HostReader host;
  private final Map<NetworkSetup.Key, String> found = new LinkedHashMap<>();

  private NetworkFiles(HostReader host) {
    this.host = host;
  }

  static Map<NetworkSetup.Key, String> of(HostReader host, Set<String> devices) {
    NetworkFiles files = new NetworkFiles(host);
    for (String device : devices) {
      files.netplan(device);
      files.networkd(device);
      files.ifupdown(device);
      files.manager(device);
    }
    return files.found;
  }

  private Stream<String> in(String folder, String end) {
    return host.list(folder).stream()
        .filter(name -> name.endsWith(end))
        .sorted()
        .map(name -> folder + "/" + name);
  }

  private Optional<String> first(Stream<String> paths, Pattern pattern) {
    return paths
        .filter(path -> host.file(path).text().filter(t -> pattern.matcher(t).find()).isPresent())
        .findFirst();
  }

  private void found(Configurator tool, String device, Optional<String> where) {
    where.ifPresent(words -> found.put(new NetworkSetup.Key(tool, device), words));
  }

  /** Lists of several files are one (netplan-generate(8)); cloud-init writes its own anew. */
  private void netplan(String device) {
    String name = "[\"']?" + Pattern.quote(device) + "[\"']?\\s*";
    Pattern pattern =
        Pattern.compile("(?m)^\\s+(" + name + ":|set-name:\\s*" + name + ")\\s*(#.*)?$");
    found(
        Configurator.NETPLAN,
        device,
        first(in(NETPLAN, ".yaml"), pattern)
            .map(
                path ->
                    path.contains("cloud-init")
                        ? "a new file, /etc/netplan/60-mail.yaml (cloud-init writes "
                            + path
                            + " anew), then \"netplan apply\""
                        : path + ", then \"netplan apply\""));
  }

  /** The first file whose [Match] fits is the one that counts (systemd.network(5)). */
  private void networkd(String device) {
    found(
        Configurator.NETWORKD,
        device,
        in(NETWORKD, ".network")
            .filter(path -> host.file(path).text().filter(t -> isFor(t, device)).isPresent())
            .findFirst()
            .map(path -> path + ", then \"networkctl reload\""));
  }

  private static boolean isFor(String text, String device) {
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        section = line;
      } else if (section.equals("[Match]") && line.matches("Name\\s*=.*")) {
        return Stream.of(line.substring(line.indexOf('=') + 1).strip().split("\\s+", -1))
            .anyMatch(glob -> device.matches(pattern(glob)));
      }
    }
    return false;
  }

  private static String pattern(String glob) {
    StringBuilder pattern = new StringBuilder();
    glob.chars()
        .forEach(
            c ->
                pattern.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
    return pattern.toString();
  }

  private void ifupdown(String device) {
    Pattern pattern =
        Pattern.compile("(?m)^\\s*(iface|auto|allow-hotplug)\\s+" + Pattern.quote(device) + "\\b");
    found(
        Configurator.IFUPDOWN,
        device,
        first(Stream.concat(Stream.of(INTERFACES), in(INTERFACES + ".d", "")), pattern));
  }

  private void manager(String device) {
    Pattern pattern = Pattern.compile("(?m)^interface-name\\s*=\\s*" + Pattern.quote(device) + "$");
    found(
        Configurator.NETWORK_MANAGER,
        device,
        first(in(MANAGER, ".nmconnection"), pattern).map(path -> "NetworkManager, " + path));
  }
}
