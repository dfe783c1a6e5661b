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

/**
 * The HELO name has neither an AAAA nor an A record.
 *
 * <p>Stricter than {@link HeloUnresolvable}, which is content with an MX record: a receiver that
 * wants the HELO name to lead to the client has no use for one.
 */
final class HeloWithoutAddress extends HeloDomainRule {

  HeloWithoutAddress() {
    super(
        new Card(
            "helo-without-address",
            Owner.DNS,
            "The HELO name has neither an AAAA nor an A record",
            "Publish an AAAA record with the client address for the HELO name, or greet with"
                + " a name that has one",
            "RFC 5321 section 2.3.5"));
  }

  @Override
  Outcome examine(DomainName helo, Attempt attempt, Dns dns) {
    List<Answer<?>> answers = List.of(dns.aaaa(helo), dns.a(helo));
    Evidence evidence = Evidence.of(answers);
    if (answers.stream().anyMatch(Answer::isFound)) {
      return Outcome.passed(evidence);
    }
    return answers.stream().anyMatch(Answer::isUnavailable)
        ? Outcome.undecided(evidence)
        : Names.failed(card(), attempt, evidence);
  }
}
