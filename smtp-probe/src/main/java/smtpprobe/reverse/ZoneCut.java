package smtpprobe.reverse;

import fakereceiver.dns.DomainName;
import java.util.List;

/**
 * One zone on the way to a name. Immutable.
 *
 * @param zone its name
 * @param servers its name servers, as the zone above names them; none for the root
 * @param asked what they said about the name, over each family
 */
public record ZoneCut(DomainName zone, List<NameServer> servers, List<Asked> asked) {

  public ZoneCut {
    servers = List.copyOf(servers);
    asked = List.copyOf(asked);
  }

  /** Those that said yes or no as an authority, or sent on to a zone below this one. */
  public List<Asked> good() {
    return asked.stream().filter(this::isGood).toList();
  }

  /** Whether it knows the zone that it was named for. */
  public boolean isGood(Asked asked) {
    return asked.answer().isAuthoritative()
        || asked.answer().authority("NS").stream()
            .anyMatch(ns -> ns.name().isAtOrBelow(zone) && !ns.name().equals(zone));
  }

  /** Whether the owners of names have a say here: not for the root, nor for zones right below. */
  public boolean isOwned() {
    return zone.labels().size() > 1 && !zone.text().equals("ip6.arpa");
  }

  /** Its servers, and how many of their addresses know it. */
  public String words() {
    return zone
        + ": "
        + String.join(", ", servers.stream().map(server -> server.name().text()).toList())
        + "; "
        + good().size()
        + " of "
        + asked.size()
        + " addresses know it ("
        + asked.stream().filter(Asked::isSix).count()
        + " IPv6)";
  }
}
