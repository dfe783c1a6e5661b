package fakereceiver.rules;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import java.util.List;

/**
 * The domain of the reverse-path has MX records, and none of them leads to a usable address.
 *
 * <p>Mail to the domain cannot be delivered: with an MX record present, the addresses of the domain
 * itself do not count. One usable address is enough, of either family; the lookups end there.
 */
final class SenderMxUnusable extends SenderMxRule {

  SenderMxUnusable() {
    super(
        Heed.MX_ADDRESSES,
        new Card(
            "sender-mx-unusable",
            Owner.DNS,
            "No MX record of the domain of the reverse-path leads to a usable address",
            "Point an MX record of the domain at a host name that has a global AAAA or A record",
            "RFC 5321 section 5.1",
            "RFC 6890 section 2.2"));
  }

  /** How many targets are looked at; with more, and none of these usable, nobody can say. */
  private static final int MAX_TARGETS = 10;

  private static final int FIRST_TARGETS = 2;

  private static final List<RecordType<? extends IpAddress>> FAMILIES =
      List.of(RecordType.AAAA, RecordType.A);

  @Override
  Outcome examine(Answer<Mx> mx, Attempt attempt, Dns dns) {
    return SenderNullMx.isNullMx(mx)
        ? Outcome.skipped("the domain takes no mail")
        : tried(mx, attempt.receiver().ignoredMxAddresses(), dns);
  }

  private static Outcome tried(Answer<Mx> mx, List<IpRange> ignored, Dns dns) {
    Evidence evidence = Evidence.of(mx);
    boolean complete = mx.records().size() <= MAX_TARGETS;
    for (DomainName host : targets(mx)) {
      if (!isHost(host)) {
        evidence = evidence.and(Evidence.given("MX target " + host, "is not the name of a host"));
        continue;
      }
      for (RecordType<? extends IpAddress> type : FAMILIES) {
        Answer<? extends IpAddress> answer = dns.ask(new Question<>(host, type));
        evidence = evidence.and(Evidence.of(answer));
        complete &= !answer.isUnavailable();
        List<AddressKind> kinds =
            answer.records().stream().map(AddressKind::of).distinct().toList();
        if (answer.records().stream().anyMatch(address -> isUsable(address, ignored, dns))) {
          return Outcome.passed(evidence);
        }
        for (AddressKind kind : kinds) {
          evidence = evidence.and(Evidence.given(host.text(), "leads to " + kind.words()));
        }
      }
    }
    return complete ? Outcome.failed(evidence) : Outcome.undecided(evidence);
  }

  private static boolean isUsable(IpAddress address, List<IpRange> ignored, Dns dns) {
    return ignored.isEmpty()
        ? AddressKind.of(address).isGlobal(dns)
        : ignored.stream().noneMatch(range -> range.contains(address));
  }

  /** What is asked next; most often the first target is usable, so that the last are not begun. */
  static List<Wanted<?>> afterMx(Answer<Mx> mx) {
    List<DomainName> hosts =
        targets(mx).stream().filter(SenderMxUnusable::isHost).limit(FIRST_TARGETS).toList();
    return FAMILIES.stream().flatMap(family -> Wanted.of(hosts, family).stream()).toList();
  }

  private static boolean isHost(DomainName target) {
    return !target.isRoot() && IpAddress.parse(target.text()).isEmpty();
  }

  private static List<DomainName> targets(Answer<Mx> mx) {
    return mx.records().stream()
        .sorted((one, other) -> Integer.compare(one.preference(), other.preference()))
        .limit(MAX_TARGETS)
        .map(Mx::exchange)
        .toList();
  }
}
