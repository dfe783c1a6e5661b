package smtpprobe.host;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/**
 * An interface by everything that files can name it by. Immutable.
 *
 * @param device its name
 * @param mac the digits of its MAC address; empty when not known
 * @param type what systemd calls its type, {@code ether}, {@code vlan}; empty when not known
 * @param kind what the kernel calls its kind, {@code veth}; empty of a card, or when not known
 */
record Link(String device, Optional<String> mac, Optional<String> type, Optional<String> kind) {

  /** Kinds that have the type of an Ethernet card, or of what they are set up as. */
  private static final Set<String> WITHOUT_TYPE = Set.of("veth", "dummy", "tun");

  /** Those with these names. */
  static List<Link> of(HostReader host, Set<String> devices) {
    Map<String, Link> found = new HashMap<>();
    HostSurvey.printed(host, HostCommand.IP_LINK)
        .forEach(link -> link.text("ifname").ifPresent(name -> found.put(name, of(name, link))));
    return devices.stream().map(name -> found.getOrDefault(name, unknown(name))).toList();
  }

  /** Ethernet cards and what looks like one. */
  static List<String> names(HostReader host) {
    return HostSurvey.printed(host, HostCommand.IP_LINK)
        .filter(link -> link.text("link_type").filter("ether"::equals).isPresent())
        .flatMap(link -> link.text("ifname").stream())
        .toList();
  }

  private static Link of(String name, Json link) {
    Optional<String> kind = link.member("linkinfo").flatMap(info -> info.text("info_kind"));
    return new Link(
        name,
        link.text("address").map(Link::digits),
        kind.filter(one -> !WITHOUT_TYPE.contains(one)).or(() -> link.text("link_type")),
        kind);
  }

  private static Link unknown(String name) {
    return new Link(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether that is its MAC address, with colons, hyphens or dots. */
  boolean hasMac(String text) {
    return mac.filter(digits(text)::equals).isPresent();
  }

  private static String digits(String mac) {
    return mac.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
  }

  /** Whether its name fits one of these, as a shell would write them. */
  boolean fits(String glob) {
    return Glob.fits(glob, device);
  }
}
