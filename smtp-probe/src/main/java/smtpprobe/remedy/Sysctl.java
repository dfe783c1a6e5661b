package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smtpprobe.host.Configurator;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;

/** A sysctl of IPv6, set for now and for each boot. Immutable. */
final class Sysctl implements Change {

  private final String line;
  private final UnaryOperator<HostFacts> change;
  private final Optional<String> device;

  private Sysctl(String line, UnaryOperator<HostFacts> change, Optional<String> device) {
    this.line = line;
    this.change = change;
    this.device = device;
  }

  /** {@code net.ipv6.conf.DEVICE.use_tempaddr = 0}; some programs set it themselves. */
  static Change noTemporaryAddresses(Interface device) {
    return ofDevice(
        device,
        "use_tempaddr = 0",
        d -> d.withUseTempaddr(0),
        Optional.of(device.name()).filter(name -> !name.equals("all")));
  }

  /** {@code net.ipv6.conf.DEVICE.accept_ra = 2}: hears router advertisements though it forwards. */
  static Change hearRouters(Interface device) {
    return ofDevice(device, "accept_ra = 2", d -> d.withAcceptRa(2), Optional.empty());
  }

  /** {@code net.ipv6.conf.DEVICE.disable_ipv6 = 0}. */
  static Change enable(Interface device) {
    return ofDevice(device, "disable_ipv6 = 0", d -> d.withDisabled(0), Optional.empty());
  }

  /** {@code net.ipv6.bindv6only = 0}. */
  static Change serveBothFamilies() {
    return new Sysctl(
        "net.ipv6.bindv6only = 0", facts -> facts.withBindv6only(0), Optional.empty());
  }

  private static Change ofDevice(
      Interface device, String line, UnaryOperator<Interface> change, Optional<String> privacyOf) {
    return new Sysctl(
        key(device.name()) + line,
        facts -> {
          Optional<Interface> now = facts.device(device.name());
          return now.map(d -> facts.with(change.apply(d))).orElse(facts);
        },
        privacyOf);
  }

  /** With slashes where the name of the interface has dots (sysctl(8), sysctl.d(5)). */
  private static String key(String device) {
    return device.indexOf('.') < 0
        ? "net.ipv6.conf." + device + "."
        : "net/ipv6/conf/" + device + "/";
  }

  @Override
  public Plan applyTo(Plan plan) {
    return plan.with(plan.host().with(change.apply(plan.host().facts())));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    List<String> now = List.of("sysctl -w " + line.replace(" ", ""));
    List<Recipe> recipes =
        new ArrayList<>(
            device
                .map(
                    name -> NetworkTool.recipes(plan, name, now, tool -> privacy(plan, tool, name)))
                .orElse(List.of(Recipe.now(now))));
    recipes.add(Recipe.of("a file in /etc/sysctl.d", line));
    return recipes;
  }

  private static List<String> privacy(Plan plan, Configurator tool, String device) {
    return switch (tool) {
      case NETPLAN -> NetworkTool.netplan(plan, device, "ipv6-privacy: false");
      case NETWORKD -> List.of("[Network]", "IPv6PrivacyExtensions=no");
      case IFUPDOWN -> ifupdown(NetworkTool.ifupdown(plan, device, "auto"), device);
      case NETWORK_MANAGER -> NetworkTool.networkManager(device, "ipv6.ip6-privacy 0");
    };
  }

  /** Only two of its methods know of privacy (interfaces(5)). */
  private static List<String> ifupdown(String header, String device) {
    return header.endsWith(" auto") || header.endsWith(" static")
        ? List.of(header, "    privext 0")
        : List.of(header, "    up sysctl -q -w " + key(device) + "use_tempaddr=0");
  }

  @Override
  public List<String> advice(Plan plan) {
    return List.of("set " + line + " in /etc/sysctl.d");
  }
}
