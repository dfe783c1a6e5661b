package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The HELO name has neither an AAAA nor an A record.
 *
 * <p>Stricter than {@link HeloUnresolvable}, which is content with an MX record: a receiver that
 * wants the HELO name to lead to the client has no use for one.
 */
public final class HeloWithoutAddress implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-without-address",
          Stage.HELO,
          "The HELO name has neither an AAAA nor an A record",
          "Publish an AAAA record with the client address for the HELO name, or greet with"
              + " a name that has one",
          List.of("RFC 5321 section 2.3.5"));

  @Override
  public RuleCard card() {
    return CARD;
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
        : Outcome.failed(evidence);
  }
}
