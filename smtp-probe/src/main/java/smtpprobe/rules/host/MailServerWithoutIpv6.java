package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.stream.Collectors;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.sender.Host;

/**
 * A mail server is told to send over IPv4 only. That is a decision, and a fault only where mail is
 * wished to go over IPv6.
 */
final class MailServerWithoutIpv6 extends MailServerRule {

  MailServerWithoutIpv6() {
    super(
        new Card(
            "mail-server-without-ipv6",
            Owner.HOST,
            "The mail server is set to send over IPv4 only, so nothing here will happen over IPv6",
            "Allow both families",
            "postconf(5) inet_protocols",
            "Exim specification, disable_ipv6"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    Evidence evidence = Evidence.given(server + ":", "sends over " + words(server.families()));
    return server.families() == Families.IPV4_ONLY && host.mail().sixWanted()
        ? Outcome.failed(
            settings(server),
            Sentences.capital(
                server.bothFamilies(host.best(dns).map(HostAddress::address)).stream()
                    .map(Setting::toString)
                    .collect(Collectors.joining(", and "))))
        : Outcome.passed(evidence);
  }

  private static String words(Families families) {
    return switch (families) {
      case BOTH -> "both families";
      case IPV4_ONLY -> "IPv4 only";
      case NEITHER -> "nothing";
      case IPV6_ONLY -> "IPv6 only";
    };
  }
}
