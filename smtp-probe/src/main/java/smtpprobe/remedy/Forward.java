package smtpprobe.remedy;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The way from a name to an address. */
final class Forward {

  private Forward() {}

  /**
   * Lets {@code name} lead to {@code address} too, without an alias in between; nothing when it
   * does, or when nobody can say. What the name had through an alias or a wildcard, both of which
   * end at that moment, it keeps; of its other addresses those that {@code keeps} lets stay.
   */
  static List<Change> lead(
      DomainName name, Ip6Address address, Dns dns, Predicate<Ip6Address> keeps) {
    Answer<Ip6Address> now = dns.aaaa(name);
    boolean alias = !now.aliases().isEmpty();
    if ((now.records().contains(address) && !alias) || now.isUnavailable()) {
      return List.of(); // what it has now would be lost if nobody can say what that is
    }
    List<Change> changes = new ArrayList<>();
    if (alias) {
      changes.add(DnsChange.noAlias(name));
    }
    changes.add(
        DnsChange.set(
                name,
                "AAAA",
                Stream.concat(Stream.of(address), now.records().stream().filter(keeps))
                    .distinct()
                    .map(Ip6Address::text)
                    .toList())
            .without(
                now.records().stream()
                    .filter(old -> !old.equals(address) && !keeps.test(old))
                    .map(Ip6Address::text)
                    .toList()));
    if (alias || Wildcard.covers(name, dns)) {
      changes.addAll(others(name, dns));
    }
    return changes;
  }

  private static List<DnsChange> others(DomainName name, Dns dns) {
    List<String> texts = dns.txt(name).records();
    return Stream.of(
            DnsChange.set(name, "A", dns.a(name).records().stream().map(a -> a.text()).toList()),
            DnsChange.set(name, "MX", dns.mx(name).records().stream().map(mx -> mx + ".").toList()),
            DnsChange.texts(name, texts))
        .filter(change -> !change.data().isEmpty())
        .toList();
  }
}
