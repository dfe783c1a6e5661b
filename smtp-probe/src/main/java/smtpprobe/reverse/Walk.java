package smtpprobe.reverse;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.ServerRecord;
import fakereceiver.finding.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * The way from the root to the servers that know a name. Immutable.
 *
 * @param name the name
 * @param cuts the zones on the way, from the root down
 * @param end why it ended before anybody knew, if so
 * @param soa the SOA record of the zone that holds the name
 * @param ownServers the NS records of that zone as each of its servers gives them
 * @param nonTerminals what they say about the names between the zone and the name
 */
public record Walk(
    DomainName name,
    List<ZoneCut> cuts,
    Optional<String> end,
    Optional<ServerRecord> soa,
    List<Asked> ownServers,
    List<Asked> nonTerminals) {

  public Walk {
    cuts = List.copyOf(cuts);
    ownServers = List.copyOf(ownServers);
    nonTerminals = List.copyOf(nonTerminals);
  }

  /** The zone that the way ends in. */
  public ZoneCut last() {
    return cuts.get(cuts.size() - 1);
  }

  /** The zone that holds the name, as far as is known. */
  public DomainName zone() {
    return soa.map(ServerRecord::name).orElse(last().zone());
  }

  /** Those of the last zone that answered as authorities. */
  public List<Asked> authorities() {
    return last().asked().stream().filter(a -> a.answer().isAuthoritative()).toList();
  }

  /** Who can change what the zone says, in words. */
  public String owner() {
    String who =
        soa.flatMap(record -> DomainName.parse(record.word(1)))
            .filter(mailbox -> mailbox.labels().size() > 1)
            .map(mailbox -> ", mailbox " + mailbox(mailbox) + " in its SOA record")
            .orElse("");
    List<String> servers = last().servers().stream().map(s -> s.name().text()).toList();
    return "whoever runs the zone "
        + zone()
        + " (name servers "
        + String.join(", ", servers)
        + who
        + ")";
  }

  /** RFC 1035 section 8: the first label is the local part, its dots escaped. */
  private static String mailbox(DomainName name) {
    List<String> labels = name.labels();
    return labels.get(0).replace("\\.", ".")
        + "@"
        + String.join(".", labels.subList(1, labels.size()));
  }

  /** The zones in lines, and why the way ended. */
  public Evidence evidence() {
    Evidence evidence = Evidence.NONE;
    for (ZoneCut cut : named()) {
      evidence = evidence.and(Evidence.given("zone", cut.words()));
    }
    return end.map(why -> Evidence.given("zone", why)).map(evidence::and).orElse(evidence);
  }

  /** The zones whose servers are known by name, the root first. */
  public List<ZoneCut> named() {
    return cuts.stream().filter(cut -> !cut.servers().isEmpty()).toList();
  }
}
