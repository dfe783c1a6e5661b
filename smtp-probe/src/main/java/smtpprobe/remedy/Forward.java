package smtpprobe.remedy;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way from a name to an address. */
final class Forward {

  private Forward() {}

  /**
   * Lets {@code name} lead to {@code address} too, without an alias in between; nothing when it
   * does.
   */
  static List<Change> lead(DomainName name, Ip6Address address, Dns dns) {
    Answer<Ip6Address> now = dns.aaaa(name);
    if (now.records().contains(address) && now.aliases().isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    List<Ip6Address> all =
        Stream.concat(Stream.of(address), now.records().stream()).distinct().toList();
    changes.add(
        new DnsChange(
            name,
            "AAAA",
            all.stream().map(Ip6Address::text).toList(),
            "AAAA record of "
                + name
                + ": "
                + all.stream().map(Ip6Address::text).collect(Collectors.joining(", "))));
    Answer<Ip4Address> four = dns.a(name);
    if (!now.aliases().isEmpty() && four.isFound()) {
      changes.add(
          new DnsChange(
              name,
              "A",
              four.records().stream().map(Ip4Address::text).toList(),
              "A record of " + name + " instead of the alias: " + four.records()));
    }
    return changes;
  }
}
