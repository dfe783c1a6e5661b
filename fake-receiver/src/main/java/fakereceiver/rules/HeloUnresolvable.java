package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.ArrayList;
import java.util.List;

/**
 * The HELO name has no address and no MX record in DNS.
 *
 * <p>Postfix asks for any of the three with {@code reject_unknown_helo_hostname}; so one record of
 * any of these types is enough here. Whether the name leads to the client is the question of {@link
 * HeloUnconfirmed}.
 */
final class HeloUnresolvable extends HeloDomainRule {

  HeloUnresolvable() {
    super(
        new Card(
            "helo-unresolvable",
            Owner.DNS,
            "The HELO name has neither an AAAA nor an A nor an MX record",
            "Publish an AAAA record with the client address for the HELO name, or greet with"
                + " a name that has one",
            "RFC 5321 section 2.3.5"));
  }

  private static final List<RecordType<?>> TYPES =
      List.of(RecordType.AAAA, RecordType.A, RecordType.MX);

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    Names.helo(attempt)
        .ifPresent(
            helo ->
                dns.prefetch(
                    TYPES.stream().<Wanted<?>>map(type -> Wanted.of(helo, type)).toList()));
  }

  @Override
  Outcome examine(DomainName helo, Attempt attempt, Dns dns) {
    List<Answer<?>> answers = new ArrayList<>();
    for (RecordType<?> type : TYPES) {
      Answer<?> answer = dns.ask(new Question<>(helo, type));
      answers.add(answer);
      if (answer.isFound()) {
        return Outcome.passed(Evidence.of(answers));
      }
    }
    return answers.stream().anyMatch(Answer::isUnavailable)
        ? Outcome.undecided(Evidence.of(answers))
        : Names.failed(card(), attempt, Evidence.of(answers));
  }
}
