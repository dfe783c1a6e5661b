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
 * EHLO or HELO came without a name.
 *
 * <p>Most servers answer 501 at once; none can make use of it.
 */
public final class HeloMissing implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-missing",
          Stage.HELO,
          "The client gives no name with EHLO or HELO",
          "Set the host name in the configuration of the mail server, to a name such as"
              + " mail.example.org",
          List.of("RFC 5321 section 4.1.1.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    return helo.kind() == HeloName.Kind.EMPTY
        ? Outcome.failed(Evidence.given("HELO name", "(nothing)"))
        : Outcome.passed(Evidence.given("HELO name", helo));
  }
}
