package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The judging of one session, stage by stage. Not safe for several threads.
 *
 * <p>Every DNS question is asked once in a hearing, so rules cannot contradict each other.
 */
public final class Hearing {

  private final Persona persona;
  private final Docket docket;
  private final List<Check> checks;
  private final Examination examination;
  private final Encounter encounter;
  private final ReplyDelay pace;
  private final Facts facts;
  private final Optional<LastVerdicts> last;
  private Optional<Decided> standing = Optional.empty();
  private boolean refused;

  /** What is done with a mail, whether that is assumed of the receiver, and for which checks. */
  private record Choice(Action action, boolean assumed, List<String> because) {}

  Hearing(
      Persona persona,
      Docket docket,
      List<Check> checks,
      Examination examination,
      Memory memory,
      Optional<LastVerdicts> last) {
    this.persona = persona;
    this.docket = docket;
    this.facts = new Facts(docket);
    this.checks = checks;
    this.examination = examination;
    this.last = last;
    this.encounter = new Encounter(persona.habits(), memory);
    this.pace = new ReplyDelay(persona);
  }

  /** What rules see of DNS in this hearing. */
  public Dns dns() {
    return examination.dns();
  }

  /** Whether a refusal can be due at {@code stage}; if not, there is no need to look yet. */
  public boolean mayRefuseAt(Stage stage) {
    if (stage == Stage.MESSAGE && persona.scoring().isPresent()) {
      return true;
    }
    for (Check check : checks) {
      if (check.mayRefuseAt(stage)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets DNS begin with what the rules of {@code stage} are going to ask about {@code attempt}, as
   * soon as that is known. Never waits.
   */
  public void prepare(Stage stage, Attempt attempt) {
    if (examination.asksAhead()) {
      examination.prepare(stage, attempt.to(persona.receiver()));
    }
  }

  /**
   * Judges {@code attempt}, which has come to {@code stage}. What was found at this stage or a
   * later one before, in an earlier transaction of the session, is forgotten.
   *
   * @return the refusal that is due by now; if there is none, the strongest other action so far, or
   *     what the sum of faults asks for
   */
  public Verdict at(Stage stage, Attempt attempt) {
    Attempt received = encounter.met(stage, attempt.to(persona.receiver()));
    facts.about(
        persona.exempts(received.clientAddress()),
        received.reversePath().filter(path -> path.mailbox().isEmpty()).isPresent());
    facts.forgetFrom(docket.start(stage));
    for (Stage known : Stage.values()) {
      if (known.compareTo(stage) <= 0 && !isLookedAt(known)) {
        examination.look(known, received, facts);
      }
    }
    Decided decided = decided(stage, received);
    refused = decided.verdict().action().refuses();
    standing = Optional.of(decided);
    return decided.verdict();
  }

  private Decided decided(Stage stage, Attempt received) {
    Optional<Decided> before = last.isPresent() ? last.get().find(stage, facts) : Optional.empty();
    if (before.isPresent()) {
      Findings known = before.get().verdict().findings();
      return before.get().on(received, facts.are(known.all()) ? known : findings());
    }
    List<Check> faults = faults();
    Decided decided =
        refusalAt(stage, received, faults).orElseGet(() -> acceptanceAt(stage, received, faults));
    if (last.isPresent()) {
      last.get().keep(stage, facts, decided);
    }
    return decided;
  }

  /** Where the hearing stands, once something was decided. */
  Decided standing() {
    return standing.orElseThrow();
  }

  /** Goes on from where another hearing stood with an attempt that differs in nothing so far. */
  Verdict resume(Decided there, Attempt attempt) {
    Verdict verdict = there.verdict();
    facts.putAll(verdict.findings().all());
    return there.on(attempt.to(persona.receiver()), verdict.findings()).verdict();
  }

  /** The checks that anything can follow from: a handful of nearly a hundred. */
  private List<Check> faults() {
    List<Check> faults = new ArrayList<>();
    for (Check check : checks) {
      if (!facts.isFine(check.number())) {
        faults.add(check);
      }
    }
    return faults;
  }

  private boolean isLookedAt(Stage stage) {
    return docket.start(stage) == docket.end(stage) || facts.has(docket.start(stage));
  }

  /** The mail is over, taken or not: what was worked out about its message is forgotten. */
  public void endMail() {
    examination.endMail();
  }

  /**
   * How long the persona takes for its reply to {@code attempt}, which has been judged at {@code
   * stage}: not counting what DNS has taken already. To be asked once for each reply.
   */
  public Duration pause(Stage stage, Attempt attempt) {
    return pace.at(stage, attempt, examination.answers(), refused);
  }

  /** As a real server does, the first check that refuses gives the reply. */
  private Optional<Decided> refusalAt(Stage stage, Attempt attempt, List<Check> faults) {
    List<String> because = new ArrayList<>();
    Optional<Consequence> first = Optional.empty();
    for (Check check : faults) {
      Consequence consequence = check.consequence(facts);
      if (!consequence.action().refuses() || check.speaksAt(consequence).compareTo(stage) > 0) {
        continue;
      }
      if (first.isEmpty() || (first.get().ifPermitted() && !consequence.ifPermitted())) {
        first = Optional.of(consequence);
        because.add(0, check.id());
      } else {
        because.add(check.id());
      }
    }
    return first.map(refusal -> refused(refusal, stage, attempt, because, Optional.empty()));
  }

  private Decided refused(
      Consequence refusal,
      Stage stage,
      Attempt attempt,
      List<String> because,
      Optional<Scoring.Score> score) {
    return decision(
        new Choice(refusal.action(), refusal.source().isAssumed(), because),
        Optional.of(stage),
        refusal.reply(),
        score,
        attempt);
  }

  /** What is done with an attempt that no single check refuses. */
  private Decided acceptanceAt(Stage stage, Attempt attempt, List<Check> faults) {
    Choice choice = strongest(faults);
    Optional<Scoring.Score> score =
        stage == Stage.MESSAGE
            ? persona.scoring().map(scoring -> score(scoring, faults))
            : Optional.empty();
    Optional<Consequence> reached =
        score.flatMap(Scoring.Score::reached).map(Scoring.Threshold::consequence);
    if (reached.isPresent() && reached.get().action().refuses()) {
      return refused(reached.get(), stage, attempt, score.get().because(), score);
    }
    if (reached.isPresent() && reached.get().action().compareTo(choice.action) >= 0) {
      choice =
          new Choice(
              reached.get().action(), reached.get().source().isAssumed(), score.get().because());
    }
    Optional<ReplyText> reply =
        stage == Stage.MESSAGE ? Optional.of(persona.accepted()) : Optional.empty();
    return decision(choice, Optional.empty(), reply, score, attempt);
  }

  /** The strongest action that does not refuse, for all checks that ask for it. */
  private Choice strongest(List<Check> faults) {
    Action strongest = Action.ACCEPT;
    boolean assumed = false;
    List<String> because = new ArrayList<>();
    for (Check check : faults) {
      Consequence consequence = check.consequence(facts);
      Action action = consequence.action();
      if (action == Action.ACCEPT || action.refuses() || action.compareTo(strongest) < 0) {
        continue;
      }
      if (action.compareTo(strongest) > 0) {
        because.clear();
        assumed = false;
      }
      strongest = action;
      assumed |= consequence.source().isAssumed();
      because.add(check.id());
    }
    return new Choice(strongest, assumed, because);
  }

  private Decided decision(
      Choice choice,
      Optional<Stage> stage,
      Optional<ReplyText> reply,
      Optional<Scoring.Score> score,
      Attempt attempt) {
    Findings findings = findings();
    Verdict verdict =
        new Verdict(
            persona.name(),
            choice.action,
            stage,
            reply.map(text -> text.fill(attempt, findings)),
            choice.because,
            choice.assumed,
            persona.counts(),
            score,
            findings);
    return new Decided(verdict, reply.filter(ReplyText::hasBlanks));
  }

  private Scoring.Score score(Scoring scoring, List<Check> faults) {
    List<Scoring.Part> parts = new ArrayList<>();
    for (Check check : faults) {
      double weight = check.consequence(facts).weight();
      if (weight != 0) {
        parts.add(new Scoring.Part(check.id(), weight, List.of(check.id())));
      }
    }
    return scoring.of(parts, facts);
  }

  private Findings findings() {
    return new Findings(facts.all());
  }
}
