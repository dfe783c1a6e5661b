package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The HELO name has neither an AAAA nor an A record.
 *
 * <p>Stricter than {@link HeloUnresolvable}, which is content with an MX record: a receiver that
 * wants the HELO name to lead to the client has no use for one.
 */
final class HeloWithoutAddress extends Rule {

  HeloWithoutAddress() {
    super(
        Stage.HELO,
        new Card(
            "helo-without-address",
            Owner.DNS,
            "The HELO name has neither an AAAA nor an A record",
            "Publish an AAAA record with the client address for the HELO name, or greet with"
                + " a name that has one",
            "RFC 5321 section 2.3.5"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> helo = Names.helo(attempt);
    if (helo.isEmpty()) {
      return Outcome.skipped(Names.NO_HELO);
    }
    List<Answer<?>> answers = List.of(dns.aaaa(helo.get()), dns.a(helo.get()));
    Evidence evidence = Evidence.of(answers);
    if (answers.stream().anyMatch(Answer::isFound)) {
      return Outcome.passed(evidence);
    }
    return answers.stream().anyMatch(Answer::isUnavailable)
        ? Outcome.undecided(evidence)
        : Names.failed(card(), attempt, evidence);
  }
}
