package fakereceiver.rules;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import java.util.Optional;

/**
 * The HELO name is neither the first PTR name of the client address nor in the same organizational
 * domain, by the Public Suffix List.
 *
 * <p>Without a PTR name there is nothing that the HELO name could fit.
 */
final class HeloNotPtrDomain extends HeloRule {

  HeloNotPtrDomain() {
    super(
        new Card(
            "helo-not-ptr-domain",
            Owner.REVERSE_ZONE,
            "The HELO name is not in the organizational domain of the first PTR name",
            "Greet with the name that the PTR record of the client address holds",
            "RFC 7489 section 3.2"));
  }

  @Override
  Outcome examine(HeloName helo, Evidence name, Attempt attempt, Dns dns) {
    if (helo.kind() != HeloName.Kind.NAME && helo.kind() != HeloName.Kind.ILLEGAL) {
      return Outcome.skipped("the HELO name is not meant as a host name");
    }
    Answer<DomainName> ptr = dns.ptr(attempt.clientAddress());
    Evidence evidence = name.and(Evidence.of(ptr));
    return switch (ptr.status()) {
      case FOUND -> compared(helo, ptr.records().get(0), evidence);
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.failed(evidence);
      case UNAVAILABLE -> Outcome.undecided(evidence);
    };
  }

  private static Outcome compared(HeloName helo, DomainName ptr, Evidence evidence) {
    DomainName domain = PublicSuffixList.shipped().organizationalDomain(ptr);
    return name(helo.text())
            .filter(name -> PublicSuffixList.shipped().organizationalDomain(name).equals(domain))
            .isPresent()
        ? Outcome.passed(evidence)
        : Outcome.failed(evidence);
  }

  /** A first label that is too long says nothing about the domain. */
  private static Optional<DomainName> name(String text) {
    return DomainName.parse(text).or(() -> DomainName.parse(text.substring(text.indexOf('.') + 1)));
  }
}
