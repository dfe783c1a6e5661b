package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Host;

/** A rule about the settings of each mail server. */
abstract class MailServerRule extends HostRule {

  MailServerRule(Card card) {
    super(card);
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return host.mail().all().isEmpty()
        ? one("mail server", Outcome.skipped("no settings of a mail server could be read"))
        : each(host.mail().all(), MailServer::toString, server -> look(host, server, dns));
  }

  /** The lines that matter, as they are written. */
  static Evidence settings(MailServer server) {
    Evidence evidence = Evidence.NONE;
    for (String line : server.settings()) {
      evidence = evidence.and(Evidence.given(server + ":", line));
    }
    return evidence;
  }

  abstract Outcome look(Host host, MailServer server, Dns dns);
}
