package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The domain asks receivers to tell what they think of its mail. */
final class ReportMender implements Mender {

  @Override
  public Set<String> mends() {
    return Set.of("dmarc-missing", "domain-dmarc-missing", "tls-rpt-missing");
  }

  @Override
  public String title(Situation situation) {
    return "Ask receivers for reports about mail of " + situation.domain().orElseThrow();
  }

  @Override
  public List<Change> changes(Situation situation) {
    List<Change> changes = new ArrayList<>();
    Optional<DomainName> domain = situation.domain();
    String to = "rua=mailto:postmaster@" + domain.map(DomainName::text).orElse("");
    boolean notification = situation.plan().from().equals(Optional.of(ReversePath.NULL));
    if (situation.faults().contains("domain-dmarc-missing")
        || (situation.faults().contains("dmarc-missing") && !notification)) {
      domain
          .flatMap(d -> d.below("_dmarc"))
          .ifPresent(name -> changes.add(DnsChange.txt(name, "v=DMARC1; p=none; " + to)));
    }
    if (situation.faults().contains("tls-rpt-missing")) {
      domain
          .flatMap(d -> d.below("_smtp._tls"))
          .ifPresent(name -> changes.add(DnsChange.txt(name, "v=TLSRPTv1; " + to)));
    }
    return changes;
  }
}
