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
 * The HELO name has no dot with something on both sides of it.
 *
 * <p>The simplest test that a server can make for a full name. It hits IPv6 addresses too, as
 * literals and without brackets: they have colons instead.
 */
public final class HeloWithoutDot implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "helo-without-dot",
          Stage.HELO,
          "The HELO name has no dot inside",
          "Greet with the full name of the host, such as mail.example.org",
          List.of("RFC 5321 section 2.3.5"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    Evidence evidence = Evidence.given("HELO name", helo);
    return switch (helo.kind()) {
      case EMPTY -> Outcome.skipped("there is no HELO name");
      case NAME, LITERAL, UNTAGGED_LITERAL, MALFORMED_LITERAL, BARE_ADDRESS, ILLEGAL ->
          hasDotInside(helo.text()) ? Outcome.passed(evidence) : Outcome.failed(evidence);
    };
  }

  private static boolean hasDotInside(String text) {
    int dot = text.indexOf('.', 1);
    return dot > 0 && dot < text.length() - 1;
  }
}
