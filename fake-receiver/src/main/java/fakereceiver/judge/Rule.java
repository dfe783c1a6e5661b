package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;

/**
 * Looks for one fault of an attempt. Stateless, safe for several threads; never sees a persona.
 *
 * <p>DNS trouble is {@link Outcome.Result#UNDECIDED}, missing knowledge {@link
 * Outcome.Result#SKIPPED}; neither is ever a guess.
 */
public abstract class Rule {

  private final Stage stage;
  private final Heed heed;
  private final Card card;

  /**
   * A rule that looks at nothing of the receiver, or is never asked for several receivers at once.
   *
   * @param stage when enough is known to look
   * @param card what it says about itself
   */
  protected Rule(Stage stage, Card card) {
    this(stage, Heed.NOTHING, card);
  }

  /**
   * A rule.
   *
   * @param stage when enough is known to look
   * @param heed what of the receiver it looks at
   * @param card what it says about itself
   */
  protected Rule(Stage stage, Heed heed, Card card) {
    this.stage = stage;
    this.heed = heed;
    this.card = card;
  }

  /** When enough is known to look. */
  public final Stage stage() {
    return stage;
  }

  /** What of the receiver it looks at. */
  public final Heed heed() {
    return heed;
  }

  /** What the rule says about itself. */
  public final Card card() {
    return card;
  }

  /** Its name for ever. */
  public final String id() {
    return card.id();
  }

  /**
   * Tells {@code dns} what {@link #examine} is going to ask, so that the questions of all rules are
   * on their way side by side. Never waits for an answer, and changes no outcome.
   */
  public void prepare(Attempt attempt, Dns dns) {}

  /** Whether it looks at what the receiver remembers of the client: never the same twice. */
  public boolean looksAtAcquaintance() {
    return false;
  }

  /** What it finds in an attempt, as it is told. */
  final Finding look(Attempt attempt, Dns dns) {
    Outcome outcome = UnseenClient.spare(card, attempt, examine(attempt, dns));
    return new Finding(card, stage.subject(attempt), outcome);
  }

  /** Looks at an attempt that has come at least as far as the stage. */
  public abstract Outcome examine(Attempt attempt, Dns dns);
}
