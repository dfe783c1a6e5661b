package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.mta.Bind;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Host;

/** A mail server is told to send from something that it cannot take for an IPv6 address. */
final class BindSettingBroken extends MailServerRule {

  BindSettingBroken() {
    super(
        new Card(
            "bind-setting-broken",
            Owner.HOST,
            "The mail server is told to send from something that is no IPv6 address",
            "Name one IPv6 address of the host; in lists of Exim, where colons separate, behind"
                + " another separator: \"<; 192.0.2.25 ; 2001:db8::25\"",
            "postconf(5) smtp_bind_address6",
            "Exim specification, interface and list construction"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    Bind bind = server.bind();
    if (bind.setting().isEmpty()) {
      return Outcome.skipped("it is not bound to an address");
    }
    Evidence evidence = Evidence.given(server + ":", bind.setting());
    if (bind.broken().isEmpty()) {
      return Outcome.passed(evidence);
    }
    return Outcome.failed(
        evidence
            .and(Evidence.given("of that", bind.broken().get()))
            .and(
                Evidence.given(
                    "it then",
                    bind.orKernel()
                        ? "leaves the choice to the kernel"
                        : "sends nothing over IPv6")),
        host.best(dns)
            .map(best -> Sentences.capital(server.bind(best.address()).toString()))
            .orElse(card().remedy()));
  }
}
