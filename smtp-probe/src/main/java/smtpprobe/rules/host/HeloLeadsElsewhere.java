package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.mail.HeloName;
import java.util.Optional;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * The HELO name and the source address tell different stories: the name leads to another address of
 * this very host. Names that lead to no address of the host are what the receivers' rules speak of.
 */
final class HeloLeadsElsewhere extends SourceRule {

  HeloLeadsElsewhere() {
    super(
        new Card(
            "helo-leads-elsewhere",
            Owner.HOST,
            "The HELO name leads to another address of this host than the one that mail leaves"
                + " from",
            "Bind the mail server to the address that the HELO name leads to, or add the AAAA"
                + " record of the address that mail leaves from",
            "RFC 5321 section 4.1.1.1"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    Optional<DomainName> name = host.helo().flatMap(HeloName::name);
    if (name.isEmpty()) {
      return Outcome.skipped("the HELO name is not known; --helo tells it");
    }
    Answer<Ip6Address> aaaa = dns.aaaa(name.get());
    Evidence evidence = evidence(sending, address).and(Evidence.of(aaaa));
    if (aaaa.isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    if (aaaa.records().contains(sending.address())) {
      return Outcome.passed(evidence);
    }
    Optional<Ip6Address> own =
        aaaa.records().stream()
            .filter(a -> host.facts().address(a).filter(HostAddress::isLasting).isPresent())
            .findFirst();
    return own.map(
            a ->
                Outcome.failed(
                    evidence,
                    Sentences.capital(host.bindTo(a, sending.address()))
                        + (AddressKind.isSeenOutside(sending.address())
                            ? "; or let " + name.get() + " lead to " + sending.address() + " too"
                            : "")))
        .orElse(Outcome.skipped(name.get() + " leads to no lasting address of this host"));
  }
}
