package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/** A rule about SPF of the reverse-path, or for the null one of the HELO name. */
abstract class SpfRule extends Rule {

  private final Authentication authentication;

  SpfRule(Authentication authentication, Card card) {
    super(Stage.MAIL, Heed.AUTHENTICATION, card);
    this.authentication = authentication;
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    return examine(authentication.spf(attempt, dns), attempt, dns);
  }

  abstract Outcome examine(SpfReport spf, Attempt attempt, Dns dns);
}
