package smtpprobe.remedy;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The domain takes answers: its MX records name hosts that have addresses. */
final class MxMender implements Mender {

  private static final int PREFERENCE = 10;

  @Override
  public Set<String> mends() {
    return Set.of(
        "sender-implicit-mx",
        "sender-null-mx",
        "sender-unroutable",
        "sender-mx-is-address",
        "sender-mx-unusable",
        "domain-mx-implicit",
        "domain-null-mx",
        "mx-is-alias",
        "mx-is-address",
        "mx-without-address",
        "mx-address-not-global",
        "mx-without-ipv6");
  }

  @Override
  public String title(Situation situation) {
    return "Let the MX records of "
        + situation.domain().orElseThrow()
        + " name hosts that can be reached";
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.domain().isEmpty()
        || situation.name().isEmpty()
        || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName domain = situation.domain().get();
    DomainName own = situation.name().get();
    Dns dns = situation.dns();
    List<Mx> good = new ArrayList<>();
    for (Mx mx : dns.mx(domain).records()) {
      host(mx.exchange(), dns).map(host -> new Mx(mx.preference(), host)).ifPresent(good::add);
    }
    boolean six = good.stream().anyMatch(mx -> dns.aaaa(mx.exchange()).isFound());
    if (good.isEmpty() || (situation.faults().contains("mx-without-ipv6") && !six)) {
      good.removeIf(mx -> mx.exchange().equals(own));
      good.add(0, new Mx(PREFERENCE, own));
    }
    List<Change> changes = new ArrayList<>();
    List<String> data = good.stream().map(mx -> mx + ".").distinct().toList();
    List<String> now = dns.mx(domain).records().stream().map(mx -> mx + ".").toList();
    if (!data.equals(now)) {
      changes.add(
          new DnsChange(
              domain, "MX", data, "MX records of " + domain + ": " + String.join(" ", data)));
    }
    if (good.stream().anyMatch(mx -> mx.exchange().equals(own))) {
      changes.addAll(Forward.lead(own, situation.address().get(), dns));
    }
    return changes;
  }

  /** The host behind an MX record, without an alias; empty when it leads nowhere. */
  private static Optional<DomainName> host(DomainName exchange, Dns dns) {
    Answer<Ip6Address> six = dns.aaaa(exchange);
    Answer<Ip4Address> four = dns.a(exchange);
    boolean usable =
        Stream.concat(six.records().stream(), four.records().stream())
            .map(IpAddress.class::cast)
            .anyMatch(address -> AddressKind.of(address).isGlobal(dns));
    if (IpAddress.parse(exchange.text()).isPresent() || !usable) {
      return Optional.empty();
    }
    List<DomainName> aliases = six.aliases().isEmpty() ? four.aliases() : six.aliases();
    return Optional.of(aliases.isEmpty() ? exchange : aliases.get(aliases.size() - 1));
  }
}
