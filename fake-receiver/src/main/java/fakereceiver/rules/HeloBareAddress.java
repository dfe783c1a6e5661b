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
 * The HELO name is an IP address that is not written as an address literal.
 *
 * <p>Some servers take it for a name with odd characters, others for one that is not fully
 * qualified, and some for nothing wrong at all.
 */
public final class HeloBareAddress implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-bare-address",
          Stage.HELO,
          "The HELO name is an address without brackets",
          "Greet with the full name of the host, such as mail.example.org",
          List.of("RFC 5321 section 4.1.3"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    Evidence evidence = Evidence.given("HELO name", helo);
    return helo.kind() == HeloName.Kind.BARE_ADDRESS
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
