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
            "Set \"smtp_address_preference = any\" in main.cf; take ipv4_prefer out of the routers of"
                + " Exim",
            "postconf(5) smtp_address_preference",
            "Exim specification, ipv4_prefer"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    return server
        .preference()
        .filter(family -> !family.equals("ipv4") || host.mail().sixWanted())
        .map(
            family ->
                Outcome.failed(
                    Evidence.given(server + ":", server.preferring(family)),
                    Sentences.capital(server.anyFamily().toString())))
        .orElse(
            Outcome.passed(
                Evidence.given(
                    server + ":",
                    server
                        .preference()
                        .map(family -> server.preferring(family) + ", a decision")
                        .orElse("prefers no family"))));
  }
}
