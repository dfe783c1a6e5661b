package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Refusal;
import smtpprobe.sender.Host;

/**
 * A mail server does not send with a setting that it has. Nothing is said of settings that it
 * takes: all of them could be vouched for by the server alone.
 */
final class SettingsRefused extends HostRule {

  SettingsRefused() {
    super(
        new Card(
                "settings-refused",
                Owner.HOST,
                "The mail server cannot do anything with a setting, and sends none of the mail that it"
                    + " concerns",
                "Look into the log of the mail server, and mend the setting that it names",
                "postconf(5) inet_protocols, myhostname, relayhost",
                "master(5)")
            .byHand("what was meant by that setting is yours to say"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return host.mail().all().stream()
        .flatMap(
            server -> server.other().refusals().stream().map(refused -> finding(server, refused)))
        .toList();
  }

  private Finding finding(MailServer server, Refusal refused) {
    return new Finding(
        card(),
        refused.setting(),
        Outcome.failed(
            Evidence.given(server + ":", refused.setting())
                .and(Evidence.given("of that", refused.why())),
            refused.remedy()));
  }
}
