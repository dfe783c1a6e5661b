package smtpprobe.rules.domain;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.domain.MailDomain;

/** Every rule about the domain, in the order of the report. */
public final class DomainRules {

  private static final DomainRule MISSING = new DomainMissing();

  private DomainRules() {}

  /** What they find; of a domain that does not exist, nothing but that. */
  public static List<Finding> examine(MailDomain domain) {
    if (!domain.isMissing()) {
      return Inspection.all(all(), domain);
    }
    List<DomainRule> others = all().stream().filter(rule -> rule != MISSING).toList();
    return Stream.concat(
            MISSING.examine(domain).stream(),
            Inspection.skipped(others, domain.name().text(), "the domain does not exist").stream())
        .toList();
  }

  /** All of them. */
  public static List<DomainRule> all() {
    return List.of(
        MISSING,
        new DomainNullMx(),
        new DomainMxImplicit(),
        new MxIsAlias(),
        new MxIsAddress(),
        new MxWithoutAddress(),
        new MxWithoutIpv6(),
        new MxWithoutIpv4(),
        new MxAddressNotGlobal(),
        new MxReverseUnconfirmed(),
        new DomainServersWithoutIpv6(),
        new DomainServerLame(),
        new DomainServerSilent(),
        new DomainGlueMissing(),
        new SpfSourceLeftOut(),
        new DkimKeyMissing(),
        new DkimKeyBroken(),
        new DomainDmarcMissing(),
        new MtaStsRecordBroken(),
        new MtaStsPolicyBroken(),
        new MtaStsMxUnlisted(),
        new TlsRptMissing(),
        new TlsaUnsigned(),
        new TlsaUnusable(),
        new SourceOnBlocklist());
  }
}
