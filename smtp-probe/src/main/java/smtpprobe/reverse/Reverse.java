package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ServerRecord;
import fakereceiver.finding.Evidence;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the reverse DNS of one address. Immutable.
 *
 * @param source the address
 * @param walk the way to the servers that know its reverse name
 * @param resolver what the resolver says
 * @param validation what it makes of DNSSEC; empty when there is no resolver that can be asked
 */
public record Reverse(
    Ip6Address source, Walk walk, Answer<DomainName> resolver, Optional<Validation> validation) {

  /** Looks. */
  public static Reverse look(Ip6Address source, Network network) {
    DomainName name = source.reverseName();
    var walk = network.begin(() -> new Walker(network).walk(name, "PTR"));
    var validation = network.begin(() -> Validation.of(name, "PTR", network));
    Answer<DomainName> resolver = network.dns().ptr(source);
    return new Reverse(
        source,
        walk.join(),
        resolver,
        network.hasResolver() ? Optional.of(validation.join()) : Optional.empty());
  }

  /** Whether some server that knows has PTR records for it. */
  public boolean hasNames() {
    return walk.authorities().stream().anyMatch(a -> !a.answer().answer().isEmpty());
  }

  /** Every PTR name that some server that knows has. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    walk.authorities()
        .forEach(
            a ->
                a.answer()
                    .records()
                    .forEach(r -> r.target().ifPresent(name -> names.add(name.text()))));
    return names;
  }

  /** How long resolvers may hold the answer that is there now. */
  public Optional<Duration> held() {
    return walk.authorities().stream()
        .flatMap(a -> a.answer().records().stream())
        .map(ServerRecord::ttl)
        .max(Duration::compareTo)
        .or(() -> walk.soa().map(ServerRecord::negativeTtl));
  }

  /** What the servers of the last zone said. */
  public Evidence said() {
    Evidence evidence = Evidence.NONE;
    for (Asked asked : walk.last().asked()) {
      evidence = evidence.and(asked.evidence());
    }
    return evidence;
  }
}
