package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smtpprobe.host.Configurator;
import smtpprobe.host.Interface;
import smtpprobe.host.NetworkSetup;

/** How changes of an interface are kept over a reboot. */
final class NetworkTool {

  private NetworkTool() {}

  /** The commands for now, then the lines for each program that keeps the network of the host. */
  static List<Recipe> recipes(
      Plan plan, String device, List<String> now, Function<Configurator, List<String>> kept) {
    List<Recipe> recipes = new ArrayList<>();
    recipes.add(Recipe.now(now));
    NetworkSetup network = plan.host().facts().network();
    for (Configurator tool : Configurator.values()) {
      if (network.tools().isEmpty() || network.tools(device).contains(tool)) {
        recipes.add(new Recipe(network.where(tool, device), kept.apply(tool)));
      }
    }
    return recipes;
  }

  /** What the kernel calls the kind of an interface; empty text for Ethernet. */
  static String kind(Plan plan, String device) {
    return plan.host().facts().device(device).flatMap(Interface::kind).orElse("");
  }

  /**
   * The line of ifupdown that begins the stanza of an interface: the one that is there, or this.
   */
  static String ifupdown(Plan plan, String device, String method) {
    return plan.host().facts().network().header(Configurator.IFUPDOWN, device).stream()
        .findFirst()
        .orElse("iface " + device + " inet6 " + method);
  }

  /** Lines of netplan under an interface, which stands under its kind: as they are there. */
  static List<String> netplan(Plan plan, String device, String... settings) {
    List<String> lines =
        new ArrayList<>(plan.host().facts().network().header(Configurator.NETPLAN, device));
    if (lines.isEmpty()) {
      lines.addAll(usual(plan, device));
    }
    List.of(settings).forEach(line -> lines.add("      " + line));
    return lines;
  }

  private static List<String> usual(Plan plan, String device) {
    String kinds =
        switch (kind(plan, device)) {
          case "vlan" -> "vlans:";
          case "bridge" -> "bridges:";
          case "bond" -> "bonds:";
          case "wireguard", "sit", "gre", "ip6gre", "ipip", "ip6tnl", "vti", "vti6", "vxlan" ->
              "tunnels:";
          case "vrf" -> "vrfs:";
          case "dummy" -> "dummy-devices:";
          default -> "ethernets:";
        };
    return List.of("network:", "  " + kinds, "    " + device + ":");
  }

  /** Commands that set a property of the connection of an interface, and bring it up again. */
  static List<String> networkManager(String device, String setting) {
    return List.of(
        "C=$(nmcli -g GENERAL.CONNECTION device show " + device + ")",
        "nmcli connection modify \"$C\" " + setting,
        Recipe.NETWORK_MANAGER_UP);
  }

  /** The property of NetworkManager that is the MTU of such an interface; empty without any. */
  static Optional<String> mtuProperty(String kind) {
    return switch (kind) {
      case "", "veth", "vlan", "bridge", "bond" -> Optional.of("802-3-ethernet.mtu");
      case "wireguard" -> Optional.of("wireguard.mtu");
      case "sit", "gre", "ip6gre", "ipip", "ip6tnl", "vti", "vti6" -> Optional.of("ip-tunnel.mtu");
      default -> Optional.empty();
    };
  }
}
