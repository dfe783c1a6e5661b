package fakereceiver.judge;

import fakereceiver.dns.Dns;
import java.util.List;

/**
 * Rules, a persona and DNS brought together. Immutable, safe for several threads.
 *
 * <p>The receiver opens a {@link Hearing} for each session and goes through it stage by stage; the
 * probe takes the same walk in one step with {@link #whole}.
 */
public final class Judge {

  private final List<Rule> rules;
  private final List<Check> checks;
  private final Persona persona;
  private final Dns dns;

  /** A judge who examines by {@code rules}, in that order, and decides as {@code persona}. */
  public Judge(List<Rule> rules, Persona persona, Dns dns) {
    this.rules = List.copyOf(rules);
    this.checks = Check.inOrder(this.rules, persona);
    this.persona = persona;
    this.dns = dns;
  }

  /** The persona that decides. */
  public Persona persona() {
    return persona;
  }

  /** Opens the hearing of one session. */
  public Hearing open() {
    return new Hearing(persona, rules, checks, dns);
  }

  /**
   * Judges an attempt of which everything is known, stage by stage, up to the first refusal.
   *
   * <p>A stage of which the attempt holds nothing ends the walk: a plan without a message is judged
   * up to its recipients.
   */
  public Verdict whole(Attempt attempt) {
    Hearing hearing = open();
    Verdict verdict = hearing.at(Stage.CONNECT, attempt);
    for (Stage stage : Stage.values()) {
      if (stage == Stage.CONNECT) {
        continue;
      }
      if (verdict.action().refuses() || !attempt.hasReached(stage)) {
        break;
      }
      verdict = hearing.at(stage, attempt);
    }
    return verdict;
  }
}
