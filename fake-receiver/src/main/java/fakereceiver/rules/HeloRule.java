package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;

/** A rule about the name that the client greets with. */
abstract class HeloRule extends Rule {

  HeloRule(Card card) {
    this(Heed.NOTHING, card);
  }

  HeloRule(Heed heed, Card card) {
    super(Stage.HELO, heed, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    return examine(helo, Evidence.given("HELO name", helo), attempt, dns);
  }

  /** Looks at the name; {@code evidence} says which it is. */
  abstract Outcome examine(HeloName helo, Evidence evidence, Attempt attempt, Dns dns);
}
