package smtpprobe.mta;

import java.util.List;
import java.util.Optional;

/**
 * One way on which mail leaves a host. Immutable.
 *
 * @param name what the mail server calls it: {@code service smtp4}, {@code transport remote_smtp}
 * @param takes which mail takes it
 * @param relay what all of it is handed to; empty when it goes to the receivers
 * @param families over which families
 * @param bind the addresses that it leaves from
 * @param heloName what is greeted with, if that can be known
 * @param tls whether it is encrypted
 * @param preference the family that is tried first by a setting of its own; empty when it has none
 */
public record WayOut(
    String name,
    Traffic takes,
    Optional<NextHop> relay,
    Families families,
    Bind bind,
    Optional<String> heloName,
    Tls tls,
    Optional<String> preference) {

  /** That prefers no family by itself. */
  WayOut(
      String name,
      Traffic takes,
      Optional<NextHop> relay,
      Families families,
      Bind bind,
      Optional<String> heloName,
      Tls tls) {
    this(name, takes, relay, families, bind, heloName, tls, Optional.empty());
  }

  /** Whether receivers see this host on it, over IPv6. */
  public boolean showsSix() {
    return relay.isEmpty() && (families == Families.BOTH || families == Families.IPV6_ONLY);
  }

  /** Those of {@code ways} that differ from what takes all other mail after them. */
  static List<WayOut> before(WayOut rest, List<WayOut> ways) {
    int end = ways.size();
    while (end > 0 && !ways.get(end - 1).takes.certain() && ways.get(end - 1).looksLike(rest)) {
      end--;
    }
    return List.copyOf(ways.subList(0, end));
  }

  /** The last of them, where it takes mail by a condition alone: it stands for all other mail. */
  static Optional<WayOut> lastOpen(List<WayOut> ways) {
    return Optional.of(ways)
        .filter(all -> !all.isEmpty())
        .map(all -> all.get(all.size() - 1))
        .filter(way -> way.takes.isOpen())
        .map(way -> way.taking(Traffic.REST));
  }

  WayOut taking(Traffic other) {
    return to(name, other, relay);
  }

  /** The same for other mail, which goes elsewhere. */
  WayOut to(String named, Traffic mail, Optional<NextHop> next) {
    return new WayOut(named, mail, next, families, bind, heloName, tls, preference);
  }

  WayOut bound(Bind other) {
    return new WayOut(name, takes, relay, families, other, heloName, tls, preference);
  }

  WayOut over(Families other) {
    return new WayOut(name, takes, relay, other, bind, heloName, tls, preference);
  }

  WayOut greeting(Optional<String> other) {
    return new WayOut(name, takes, relay, families, bind, other, tls, preference);
  }

  /** Whether receivers see the same of mail on the other one. */
  boolean looksLike(WayOut other) {
    return relay.equals(other.relay)
        && families == other.families
        && bind.equals(other.bind)
        && heloName.equals(other.heloName)
        && tls == other.tls
        && preference.equals(other.preference);
  }

  WayOut preferring(Optional<String> other) {
    return new WayOut(name, takes, relay, families, bind, heloName, tls, other);
  }

  /** The same over IPv4 only, where it goes to receivers over both families. */
  WayOut overIpv4() {
    return relay.isEmpty() && families == Families.BOTH ? over(Families.IPV4_ONLY) : this;
  }
}
