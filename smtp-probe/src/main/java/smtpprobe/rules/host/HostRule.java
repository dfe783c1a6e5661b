package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.exposure.Listener;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;

/** A rule about the host. Stateless, safe for several threads. */
public abstract class HostRule extends Inspection<HostInDns> {

  static final int SMTP = 25;

  HostRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(HostInDns facts) {
    return examine(facts.host(), facts.dns(), facts.domain());
  }

  /** Sockets that wait for mail. */
  static Stream<Listener> forMail(Host host) {
    return host.exposure().listeners().stream().filter(listener -> listener.port() == SMTP);
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
