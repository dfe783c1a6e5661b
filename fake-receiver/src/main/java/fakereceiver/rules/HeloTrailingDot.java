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
 * The HELO name ends with a dot.
 *
 * <p>In DNS the dot is the mark of an absolute name, in SMTP the grammar has no room for it.
 * OpenSMTPD answers 501, Postfix and Haraka can refuse it, Exim and Sendmail take it.
 */
public final class HeloTrailingDot implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-trailing-dot",
          Stage.HELO,
          "The HELO name ends with a dot",
          "Greet with the same name without the dot at its end",
          List.of("RFC 5321 section 4.1.2"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    if (helo.name().isEmpty()) {
      return Outcome.skipped("the HELO name is not a host name");
    }
    Evidence evidence = Evidence.given("HELO name", helo);
    return helo.hasTrailingDot()
        ? Outcome.failed(evidence, "Greet with " + helo.name().get() + ", without the dot")
        : Outcome.passed(evidence);
  }
}
