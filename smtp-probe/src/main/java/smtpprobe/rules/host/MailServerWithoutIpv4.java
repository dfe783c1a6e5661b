package smtpprobe.rules.host;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.WayOut;
import smtpprobe.reverse.WorldDns;
import smtpprobe.sender.Host;

/**
 * A mail server sends to all receivers over IPv6 only. Domains whose mail servers have no IPv6
 * address get none of it, unless DNS64 makes one up or another server takes what is left. A way for
 * some mail alone is a decision about known receivers.
 */
final class MailServerWithoutIpv4 extends MailServerRule {

  private static final String FALLBACK = "smtp_fallback_relay = ";

  /** It has IPv4 addresses alone, so whoever sees others has a resolver with DNS64 (RFC 7050). */
  private static final DomainName ONLY_IPV4 = DomainName.of("ipv4only.arpa");

  MailServerWithoutIpv4() {
    super(
        new Card(
            "mail-server-without-ipv4",
            Owner.HOST,
            "The mail server sends over IPv6 only, so receivers without an IPv6 address, which are"
                + " many, get no mail from it",
            "Let it send over both families, or hand the mail of these receivers to a relay",
            "postconf(5) inet_protocols",
            "smtpd.conf(5) relay src",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    Optional<WayOut> all = server.ways().stream().filter(way -> way.takes().isRest()).findFirst();
    if (all.filter(MailServerWithoutIpv4::isOverSixAlone).isEmpty()) {
      return Outcome.passed(Evidence.given(server + ":", "reaches receivers over IPv4 too"));
    }
    Evidence evidence = settings(server);
    Optional<String> fallback =
        server.settings().stream().filter(line -> line.startsWith(FALLBACK)).findFirst();
    if (fallback.isPresent()) {
      return Outcome.passed(evidence);
    }
    Answer<Ip6Address> made = WorldDns.resolver(dns).aaaa(ONLY_IPV4);
    return made.isFound()
        ? Outcome.passed(evidence.and(Evidence.of(List.of(made))))
        : Outcome.failed(evidence, remedy(server, all.orElseThrow().name()));
  }

  private static boolean isOverSixAlone(WayOut way) {
    return way.relay().isEmpty() && way.families() == Families.IPV6_ONLY;
  }

  /** Another service than the usual one has to be changed by hand. */
  private static String remedy(MailServer server, String way) {
    String change =
        server.families() == Families.IPV6_ONLY
            ? server.bothFamilies(server.bind().six()).stream()
                .map(Setting::toString)
                .collect(Collectors.joining(", and "))
            : "let " + way + " send over both families";
    return Sentences.capital(change) + "; or hand the mail of these receivers to a relay";
  }
}
