package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import java.util.List;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;

/** A rule about the host. Stateless, safe for several threads. */
public abstract class HostRule extends Inspection<HostInDns> {

  HostRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(HostInDns facts) {
    return examine(facts.host(), facts.dns());
  }

  /**
   * What it finds: one finding for each thing that it looks at, unless another rule speaks of that.
   */
  abstract List<Finding> examine(Host host, Dns dns);
}
