package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Host;

/**
 * A mail server tries one family first, always. IPv4 first is a decision of many, and a fault only
 * where mail is wished to go over IPv6.
 */
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
        .filter(family -> !family.equals("ipv4") || host.mail().sixWanted())
        .map(
            family ->
                Outcome.failed(Evidence.given(server + ":", "smtp_address_preference = " + family)))
        .orElse(
            Outcome.passed(
                Evidence.given(
                    server + ":",
                    server
                        .preference()
                        .map(family -> "smtp_address_preference = " + family + ", a decision")
                        .orElse("prefers no family"))));
  }
}
