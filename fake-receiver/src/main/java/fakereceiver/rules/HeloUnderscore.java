package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import java.util.List;

/**
 * The HELO name has an underscore, which no host name may have.
 *
 * <p>Most servers let it pass; Exim refuses it as installed, with a reply that names no reason.
 */
public final class HeloUnderscore implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-underscore",
          Stage.HELO,
          "The HELO name has an underscore",
          "Greet with a host name made of letters, digits, hyphens and dots, such as mail.example.org",
          List.of("RFC 5321 section 4.1.2", "RFC 1123 section 2.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    Evidence evidence = Evidence.given("HELO name", helo);
    return helo.text().indexOf('_') >= 0 ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
