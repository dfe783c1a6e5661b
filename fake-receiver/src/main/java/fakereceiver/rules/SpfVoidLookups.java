package fakereceiver.rules;

import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.List;
import java.util.Set;

/**
 * More than two lookups of the SPF check found nothing, which many receivers take for a permerror.
 *
 * <p>For an IPv6 client, {@code a:} and {@code mx:} ask for AAAA records: a host that has an A
 * record only is a void lookup, so the same record may pass over IPv4 and end in permerror over
 * IPv6. The evidence tells which ones those are.
 */
final class SpfVoidLookups extends SpfRule {

  SpfVoidLookups(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-void-lookups",
            Owner.DNS,
            "Evaluating the SPF record takes more than two lookups that find nothing",
            "Remove terms that lead to nothing; for an IPv6 client, a: of a host without "
                + "AAAA record does",
            "RFC 7208 section 4.6.4"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    Outcome outcome =
        SpfLook.problem(
            spf,
            Set.of(SpfProblem.Kind.TOO_MANY_VOID_LOOKUPS),
            spf.record().map(r -> SpfRemedy.admitFirst(spf, attempt.clientAddress())).orElse(""));
    return outcome.result() == Outcome.Result.FAILED
        ? new Outcome(outcome.result(), outcome.evidence().and(ip4Only(spf, dns)), outcome.remedy())
        : outcome;
  }

  private static Evidence ip4Only(SpfReport spf, Dns dns) {
    Evidence evidence = Evidence.NONE;
    List<DomainName> names =
        spf.answers().stream()
            .filter(a -> a.question().type().equals(RecordType.AAAA) && a.isAbsent())
            .map(answer -> answer.question().name())
            .toList();
    dns.prefetch(Wanted.of(names, RecordType.A));
    for (DomainName name : names) {
      evidence = evidence.and(Evidence.of(dns.a(name)));
    }
    return evidence;
  }
}
