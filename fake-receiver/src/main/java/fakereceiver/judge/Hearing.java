package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.dns.MemoDns;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judging of one session, stage by stage. Not safe for several threads.
 *
 * <p>Every DNS question is asked once in a hearing, so rules cannot contradict each other.
 */
public final class Hearing {

  private final Persona persona;
  private final List<Rule> rules;
  private final List<Check> checks;
  private final Dns dns;
  private final boolean asksAhead;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  Hearing(Persona persona, List<Rule> rules, List<Check> checks, Dns dns) {
    this.persona = persona;
    this.rules = rules;
    this.checks = checks;
    this.asksAhead = dns.canBegin();
    this.dns = persona.sight().through(new MemoDns(dns, persona.dnsBudget()));
  }

  /** What rules see of DNS in this hearing. */
  public Dns dns() {
    return dns;
  }

  /** Whether a refusal can be due at {@code stage}; if not, there is no need to look yet. */
  public boolean mayRefuseAt(Stage stage) {
    return checks.stream().anyMatch(check -> check.mayRefuse() && check.speaksAt() == stage);
  }

  /**
   * Lets DNS begin with what the rules of {@code stage} are going to ask about {@code attempt}, as
   * soon as that is known. Never waits.
   */
  public void prepare(Stage stage, Attempt attempt) {
    if (!asksAhead) {
      return;
    }
    Attempt received = attempt.to(persona.receiver());
    rules.stream()
        .filter(rule -> rule.card().stage() == stage)
        .forEach(rule -> rule.prepare(received, dns));
  }

  /**
   * Judges {@code attempt}, which has come to {@code stage}. What was found at this stage or a
   * later one before, in an earlier transaction of the session, is forgotten.
   *
   * @return the refusal that is due by now; if there is none, the strongest other action so far
   */
  public Verdict at(Stage stage, Attempt attempt) {
    Attempt received = attempt.to(persona.receiver());
    for (Rule rule : rules) {
      RuleCard card = rule.card();
      if (card.stage().compareTo(stage) > 0) {
        outcomes.remove(card.id());
      } else if (card.stage() == stage || !outcomes.containsKey(card.id())) {
        outcomes.put(card.id(), rule.examine(received, dns));
      }
    }
    return refusalAt(stage, received).orElseGet(() -> acceptanceAt(stage, received));
  }

  /** As a real server does, the first check that refuses gives the reply. */
  private Optional<Verdict> refusalAt(Stage stage, Attempt attempt) {
    List<String> because = new ArrayList<>();
    Optional<Consequence> first = Optional.empty();
    for (Check check : checks) {
      if (!check.mayRefuse() || check.speaksAt().compareTo(stage) > 0) {
        continue;
      }
      Consequence consequence = consequence(check);
      if (consequence.action().refuses()) {
        because.add(check.id());
        first = first.isPresent() ? first : Optional.of(consequence);
      }
    }
    return first.map(
        refusal ->
            verdict(
                refusal.action(),
                Optional.of(stage),
                refusal.reply().map(text -> text.fill(attempt)),
                because));
  }

  private Verdict acceptanceAt(Stage stage, Attempt attempt) {
    Action strongest = Action.ACCEPT;
    List<String> because = new ArrayList<>();
    for (Check check : checks) {
      Action action = consequence(check).action();
      if (action == Action.ACCEPT || action.refuses() || action.compareTo(strongest) < 0) {
        continue;
      }
      if (action.compareTo(strongest) > 0) {
        because.clear();
      }
      strongest = action;
      because.add(check.id());
    }
    return verdict(
        strongest,
        Optional.empty(),
        stage == Stage.MESSAGE ? Optional.of(persona.accepted().fill(attempt)) : Optional.empty(),
        because);
  }

  private Consequence consequence(Check check) {
    Outcome outcome = outcomes.get(check.id());
    return outcome == null ? Check.NOTHING : check.consequence(outcome);
  }

  private Verdict verdict(
      Action action, Optional<Stage> stage, Optional<Reply> reply, List<String> because) {
    return new Verdict(persona.name(), action, stage, reply, because, outcomes);
  }
}
