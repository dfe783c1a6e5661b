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
final class MxFinder implements RemedyFinder {

  private static final int PREFERENCE = 10;

  @Override
  public Set<String> rules() {
    return Set.of(
        "sender-implicit-mx",
        "sender-unroutable",
        "sender-mx-is-address",
        "sender-mx-unusable",
        "domain-mx-implicit",
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
    if (situation.isForeign()
        || situation.domain().isEmpty()
        || situation.name().isEmpty()
        || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName domain = situation.domain().get();
    DomainName own = situation.name().get();
    Dns dns = situation.dns();
    List<Mx> now = dns.mx(domain).records();
    if (now.stream().anyMatch(Mx::isNull)) {
      return List.of(); // said on purpose
    }
    List<Mx> good =
        now.stream()
            .flatMap(mx -> host(mx.exchange(), dns).map(h -> new Mx(mx.preference(), h)).stream())
            .distinct()
            .toList();
    if (!good.stream().map(Mx::exchange).allMatch(DomainName::isHostName)) {
      return List.of(); // no zone file should be written with such names
    }
    List<Mx> wanted = good.isEmpty() ? List.of(new Mx(PREFERENCE, own)) : good;
    List<Change> changes = new ArrayList<>();
    if (!wanted.equals(now)) {
      changes.add(DnsChange.set(domain, "MX", wanted.stream().map(mx -> mx + ".").toList()));
    }
    if (wanted.stream().anyMatch(mx -> mx.exchange().equals(own))) {
      changes.addAll(Forward.lead(own, situation.address().get(), dns, situation::isForDns));
    }
    wanted.stream()
        .map(Mx::exchange)
        .filter(host -> host.isAtOrBelow(domain))
        .flatMap(host -> withoutLocal(host, situation).stream())
        .filter(one -> changes.stream().noneMatch(c -> c instanceof DnsChange d && d.isAbout(one)))
        .forEach(changes::add);
    return changes;
  }

  /** A host that has addresses for everybody beside some for its own network names those alone. */
  private static Optional<DnsChange> withoutLocal(DomainName host, Situation situation) {
    List<Ip6Address> now = situation.dns().aaaa(host).records();
    List<Ip6Address> global =
        now.stream().filter(a -> situation.plan().host().isGlobal(a, situation.dns())).toList();
    return global.isEmpty() || global.equals(now)
        ? Optional.empty()
        : Optional.of(
            DnsChange.set(host, "AAAA", global.stream().map(Ip6Address::text).toList())
                .without(
                    now.stream().filter(a -> !global.contains(a)).map(Ip6Address::text).toList()));
  }

  @Override
  public List<String> notes(Situation situation) {
    DomainName domain = situation.domain().orElseThrow();
    DomainName own = situation.name().orElseThrow();
    boolean there =
        situation.dns().mx(domain).records().stream().anyMatch(mx -> mx.exchange().equals(own));
    return there || changes(situation).stream().noneMatch(c -> names(c, own))
        ? List.of()
        : List.of(
            "Only if this host takes mail for " + domain + ": otherwise name the host that does");
  }

  private static boolean names(Change change, DomainName own) {
    return change instanceof DnsChange dns
        && dns.type().equals("MX")
        && dns.data().stream().anyMatch(datum -> datum.endsWith(" " + own + "."));
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
