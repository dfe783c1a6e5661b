package smtpprobe.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/** The interfaces of a host and their sysctls. */
final class InterfaceReader {

  private static final String SYSCTLS = "/proc/sys/net/ipv6/";

  private final HostReader host;

  InterfaceReader(HostReader host) {
    this.host = host;
  }

  List<Interface> read(Set<String> names) {
    Map<String, String> kinds = new HashMap<>();
    Map<String, String> down = new HashMap<>();
    for (Json link : HostSurvey.printed(host, HostCommand.IP_LINK).toList()) {
      String name = link.text("ifname").orElse("?");
      kind(link).ifPresent(kind -> kinds.put(name, kind));
      down(link).ifPresent(why -> down.put(name, why));
    }
    List<Interface> interfaces = new ArrayList<>();
    for (String name : names) {
      interfaces.add(
          new Interface(
              name,
              Optional.ofNullable(kinds.get(name)),
              number("conf/" + name + "/mtu"),
              number("conf/" + name + "/use_tempaddr"),
              number("conf/" + name + "/accept_ra"),
              number("conf/" + name + "/forwarding"),
              number("conf/" + name + "/disable_ipv6"),
              Optional.ofNullable(down.get(name))));
    }
    return interfaces;
  }

  private static Optional<String> kind(Json link) {
    return link.member("linkinfo")
        .flatMap(info -> info.text("info_kind"))
        .or(() -> link.text("link_type").filter("sit"::equals));
  }

  /** The state alone does not tell: that of a tunnel is unknown while it works. */
  private static Optional<String> down(Json link) {
    List<String> flags = link.texts("flags");
    if (flags.isEmpty()) {
      return Optional.empty();
    }
    if (!flags.contains("UP")) {
      return Optional.of("it is not up");
    }
    return Optional.of("no carrier").filter(why -> flags.contains("NO-CARRIER"));
  }

  OptionalInt number(String sysctl) {
    Optional<String> value =
        host.file(SYSCTLS + sysctl).value().filter(v -> v.matches("-?[0-9]{1,9}"));
    return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
  }
}
