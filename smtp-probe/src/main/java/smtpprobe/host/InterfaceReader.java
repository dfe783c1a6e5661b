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
    Map<String, String> kinds = kinds();
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
              number("conf/" + name + "/disable_ipv6")));
    }
    return interfaces;
  }

  private Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    List<Json> links =
        host.run(HostCommand.IP_LINK)
            .text()
            .flatMap(Json::parse)
            .map(Json::items)
            .orElse(List.of());
    for (Json link : links) {
      Optional<String> kind = link.member("linkinfo").flatMap(info -> info.text("info_kind"));
      Optional<String> type = link.text("link_type");
      kind.or(() -> type.filter("sit"::equals))
          .ifPresent(k -> kinds.put(link.text("ifname").orElse("?"), k));
    }
    return kinds;
  }

  OptionalInt number(String sysctl) {
    Optional<String> value =
        host.file(SYSCTLS + sysctl).value().filter(v -> v.matches("-?[0-9]{1,9}"));
    return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
  }
}
