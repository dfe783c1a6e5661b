package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Host;

/** A mail server tries one family first, always. */
final class FamilyPreferred extends MailServerRule {

  FamilyPreferred() {
    super(
        new Card(
            "family-preferred",
            Owner.HOST,
            "The mail server always tries one address family first, so a fault in it delays all"
                + " mail",
            "Set \"smtp_address_preference = any\" in main.cf",
            "postconf(5) smtp_address_preference"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    return server
        .preference()
        .map(
            family ->
                Outcome.failed(Evidence.given(server + ":", "smtp_address_preference = " + family)))
        .orElse(Outcome.passed(Evidence.given(server + ":", "prefers no family")));
  }
}
