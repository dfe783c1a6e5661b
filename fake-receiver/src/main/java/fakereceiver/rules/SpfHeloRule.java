package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.ReversePath;

/** A rule about SPF of the HELO name, where that of the reverse-path is another one. */
abstract class SpfHeloRule extends Rule {

  private final Authentication authentication;

  SpfHeloRule(Authentication authentication, Card card) {
    super(Stage.MAIL, Heed.AUTHENTICATION, card);
    this.authentication = authentication;
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.reversePath().flatMap(ReversePath::mailbox).isEmpty()) {
      return Outcome.skipped("the reverse-path is null, so SPF as such is about the HELO name");
    }
    return Names.helo(attempt).isEmpty()
        ? Outcome.skipped(Names.NO_HELO)
        : examine(authentication.heloSpf(attempt, dns), attempt);
  }

  abstract Outcome examine(SpfReport spf, Attempt attempt);
}
