package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import java.util.List;
import java.util.Optional;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;

/** A rule about the host. Stateless, safe for several threads. */
public abstract class HostRule extends Inspection<HostInDns> {

  HostRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(HostInDns facts) {
    return examine(facts.host(), facts.dns(), facts.domain());
  }

  /** The same, where whose mail it is may matter. */
  List<Finding> examine(Host host, Dns dns, Optional<DomainName> domain) {
    return examine(host, dns);
  }

  /**
   * What it finds: one finding for each thing that it looks at, unless another rule speaks of that.
   */
  abstract List<Finding> examine(Host host, Dns dns);
}
