package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * SPF does not pass for this IPv6 client, and the record looks as if nobody had thought of IPv6: it
 * names no IPv6 address and leads to none, while an IPv4 host of the domain passes.
 *
 * <p>That is the cause; {@link SpfFail} and {@link SpfSoftfail} tell the result, since receivers
 * act on that. The IPv4 hosts tried are those of the MX records, of the domain itself, and the
 * first address of each {@code ip4} term, {@link #MAX_TRIED} at most.
 */
final class SpfWithoutIp6 extends Rule {

  /** How many IPv4 addresses are tried. */
  private static final int MAX_TRIED = 10;

  private final Authentication authentication;

  SpfWithoutIp6(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-without-ip6",
            Owner.DNS,
            "The SPF record admits IPv4 hosts of the domain and no IPv6 host at all",
            "Add the IPv6 address that mail leaves from to the SPF record, as ip6:",
            "RFC 7208 section 5.6",
            "RFC 7208 section 5.3"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (isIp4(attempt.clientAddress())) {
      return Outcome.skipped("the client address is IPv4");
    }
    SpfReport spf = authentication.spf(attempt, dns);
    return switch (spf.result()) {
      case PASS -> Outcome.passed(SpfLook.evidence(spf));
      case FAIL, SOFTFAIL, NEUTRAL -> tried(spf, attempt, dns);
      case TEMPERROR -> Outcome.undecided(SpfLook.evidence(spf));
      case NONE, PERMERROR -> Outcome.skipped(spf.why());
    };
  }

  private Outcome tried(SpfReport spf, Attempt attempt, Dns dns) {
    if (knowsIp6(spf)) {
      return Outcome.skipped("the record admits other IPv6 addresses");
    }
    Evidence evidence = SpfLook.evidence(spf);
    boolean complete = true;
    List<Ip4Address> hosts = hosts(spf, dns);
    hosts.forEach(host -> authentication.prefetchSpf(host, attempt, dns));
    for (Ip4Address host : hosts) {
      SpfReport other = authentication.spf(host, attempt, dns);
      if (other.result() == SpfResult.PASS) {
        return Outcome.failed(
            evidence.and(
                Evidence.given(
                    "SPF of " + spf.sender() + " from " + host + " is", other.decision())),
            SpfRemedy.admit(spf, attempt.clientAddress()));
      }
      complete &= other.result() != SpfResult.TEMPERROR;
    }
    return complete
        ? Outcome.skipped("no IPv4 host of the domain passes either")
        : Outcome.undecided(evidence);
  }

  private static boolean isIp4(IpAddress client) {
    return client instanceof Ip4Address;
  }

  /** Whether a record that was read names an IPv6 address, or a lookup led to one. */
  private static boolean knowsIp6(SpfReport spf) {
    return mechanisms(spf).anyMatch(m -> m.kind() == SpfMechanism.Kind.IP6)
        || spf.answers().stream()
            .flatMap(answer -> answer.records().stream())
            .anyMatch(Ip6Address.class::isInstance);
  }

  private static List<Ip4Address> hosts(SpfReport spf, Dns dns) {
    DomainName domain = spf.domain().orElseThrow();
    Stream<DomainName> exchangers =
        dns.mx(domain).records().stream().filter(mx -> !mx.isNull()).map(Mx::exchange).limit(3);
    List<DomainName> names = Stream.concat(exchangers, Stream.of(domain)).toList();
    dns.prefetch(Wanted.of(names, RecordType.A));
    Stream<Ip4Address> named = names.stream().flatMap(name -> dns.a(name).records().stream());
    Stream<Ip4Address> written =
        mechanisms(spf)
            .flatMap(m -> m.network().stream())
            .filter(Ip4Address.class::isInstance)
            .map(Ip4Address.class::cast);
    return Stream.concat(named, written).distinct().limit(MAX_TRIED).toList();
  }

  private static Stream<SpfMechanism> mechanisms(SpfReport spf) {
    return spf.records().values().stream().flatMap(record -> record.mechanisms().stream());
  }
}
