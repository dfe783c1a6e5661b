package smtpprobe.rules.domain;

import java.util.List;

/** Every rule about the domain, in the order of the report. */
public final class DomainRules {

  private DomainRules() {}

  /** All of them. */
  public static List<DomainRule> all() {
    return List.of(
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
