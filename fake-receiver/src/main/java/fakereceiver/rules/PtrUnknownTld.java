package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * A PTR name of the client address is a single label such as {@code localhost}, or under a domain
 * that nobody has delegated.
 *
 * <p>Such a name can never lead back. The list of domains is the Public Suffix List
 * (publicsuffix.org).
 */
final class PtrUnknownTld extends PtrRule {

  PtrUnknownTld() {
    super(
        new Card(
            "ptr-unknown-tld",
            Owner.REVERSE_ZONE,
            "A PTR name of the client address does not end in a top-level domain that exists",
            "Have the PTR record changed to the full name of your mail host",
            "RFC 1912 section 2.1"));
  }

  @Override
  Outcome examine(Answer<DomainName> ptr, Attempt attempt, Dns dns) {
    return ptr.records().stream().allMatch(name -> TopLevel.hasOwner(name, dns))
        ? Outcome.passed(Evidence.of(ptr))
        : Outcome.failed(Evidence.of(ptr));
  }
}
