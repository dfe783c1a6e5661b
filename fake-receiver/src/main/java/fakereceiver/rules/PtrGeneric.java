package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.List;
import java.util.Optional;

/**
 * A PTR name of the client address looks as if a machine had made it from the address.
 *
 * <p>Access providers name the lines of their customers so, and those are not supposed to send mail
 * directly; filters and large receivers mark such names down. What looks generated is decided by
 * {@link GeneratedPart}.
 */
final class PtrGeneric extends PtrRule {

  PtrGeneric() {
    super(
        new Card(
            "ptr-generic",
            Owner.REVERSE_ZONE,
            "A PTR name of the client address looks generated, as those of dial-in customers do",
            "Point the PTR record at a name of your own domain, such as mail.example.org,"
                + " that has an AAAA record with the client address",
            "RFC 8501 section 2"));
  }

  @Override
  Outcome examine(Answer<DomainName> ptr, Attempt attempt, Dns dns) {
    List<DomainName> names =
        ptr.records().stream().filter(n -> PtrNotAHostName.problem(n).isEmpty()).toList();
    if (names.isEmpty()) {
      return Outcome.skipped("no PTR name can be that of a host");
    }
    GeneratedPart generated = new GeneratedPart(attempt.clientAddress());
    Evidence evidence = Evidence.of(ptr);
    boolean generic = false;
    for (DomainName name : names) {
      Optional<String> part = generated.of(name);
      if (part.isPresent()) {
        generic = true;
        evidence = evidence.and(Evidence.given("generated part of " + name, part.get()));
      }
    }
    return generic ? Names.failed(card(), attempt, evidence) : Outcome.passed(evidence);
  }
}
