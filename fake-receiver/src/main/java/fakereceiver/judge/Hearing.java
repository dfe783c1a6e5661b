package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.RecallingDns;
import fakereceiver.dns.SessionDns;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
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
  private final SessionDns asked;
  private final Optional<RecallingDns> recalled;
  private final Optional<LastFindings> last;
  private final Dns dns;
  private final Encounter encounter;
  private final ReplyDelay pace;
  private final boolean asksAhead;
  private final Facts facts;
  private boolean refused;
  private boolean begunAtConnect;

  Hearing(
      Persona persona,
      Docket docket,
      List<Check> checks,
      Dns dns,
      Memory memory,
      Optional<Judge.Earlier> earlier) {
    this.persona = persona;
    this.docket = docket;
    this.facts = new Facts(docket);
    this.checks = checks;
    this.asked = new SessionDns(dns, persona.dnsBudget());
    this.recalled = earlier.map(known -> new RecallingDns(asked, dns, known.looks()));
    this.last = earlier.map(Judge.Earlier::last);
    this.dns = persona.sight().through(recalled.isPresent() ? recalled.get() : asked);
    this.encounter = new Encounter(persona.habits(), memory);
    this.pace = new ReplyDelay(persona);
    this.asksAhead = dns.canBegin();
  }

  /** What rules see of DNS in this hearing. */
  public Dns dns() {
    return dns;
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
    if (!asksAhead) {
      return;
    }
    Attempt received = attempt.to(persona.receiver());
    if (isKept(stage) && recalled.isPresent()) {
      RecallingDns recalling = recalled.get();
      if (stage == Stage.CONNECT
          ? recalling.recalls(new AskedAtConnect(received.clientAddress()))
          : recalling.recalls(Found.of(stage, received))) {
        return;
      }
    }
    begunAtConnect |= stage == Stage.CONNECT;
    for (int rule = docket.start(stage); rule < docket.end(stage); rule++) {
      docket.rule(rule).prepare(received, dns);
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
        look(known, received);
      }
    }
    List<Check> faults = faults();
    Verdict verdict =
        refusalAt(stage, received, faults).orElseGet(() -> acceptanceAt(stage, received, faults));
    refused = verdict.action().refuses();
    return verdict;
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

  /** Looks at what came with a stage. */
  private void look(Stage stage, Attempt received) {
    List<Finding> earlier =
        recalled.isPresent() && isKept(stage) ? foundAt(stage, received) : List.of();
    int next = 0;
    for (int number = docket.start(stage); number < docket.end(stage); number++) {
      Rule rule = docket.rule(number);
      boolean anew = earlier.isEmpty() || rule.looksAtAcquaintance();
      facts.put(number, anew ? examined(number, received) : earlier.get(next++));
    }
  }

  /** The mail is over, taken or not: what was worked out about its message is forgotten. */
  public void endMail() {
    asked.forgetMessage();
    recalled.ifPresent(RecallingDns::forgetMessage);
  }

  private Finding examined(int number, Attempt received) {
    Rule rule = docket.rule(number);
    Outcome outcome = UnseenClient.spare(rule.card(), received, rule.examine(received, dns));
    Finding found = new Finding(rule.card(), rule.stage().subject(received), outcome);
    return last.isPresent() ? last.get().shared(number, found) : found;
  }

  /** Recipients are few rules' matter, and a message never comes twice. */
  private static boolean isKept(Stage stage) {
    return stage.compareTo(Stage.RCPT) < 0;
  }

  /**
   * What the rules of one stage find. They may know more than what comes with their stage, where
   * nobody judged before: a remedy about the address names the HELO name.
   */
  private List<Finding> foundAt(Stage stage, Attempt received) {
    Attempt known = received.untilMail();
    Found look = Found.of(stage, known);
    List<Finding> all = foundAt(look, known);
    if (stage == Stage.CONNECT && recalled.isPresent() && begunAtConnect) {
      recalled.get().noteAnswersOf(look, new AskedAtConnect(known.clientAddress()));
    }
    return all;
  }

  private List<Finding> foundAt(Found look, Attempt known) {
    Stage stage = look.stage();
    return dns.once(
        look,
        () -> {
          List<Finding> found = new ArrayList<>();
          for (int number = docket.start(stage); number < docket.end(stage); number++) {
            Rule rule = docket.rule(number);
            if (!rule.looksAtAcquaintance()) {
              found.add(examined(number, known));
            }
          }
          return List.copyOf(found);
        });
  }

  /**
   * What is asked about a client at connect. What is found there is looked at only when the HELO
   * name is known, which rules may name: until then nobody knows which findings will be recalled.
   */
  private record AskedAtConnect(IpAddress client) implements Dns.Look<Boolean> {
    @Override
    public boolean isKept() {
      return true;
    }
  }

  /** What is found at one stage; the receiver is the same for all that is recalled. */
  private record Found(
      Stage stage,
      IpAddress client,
      Optional<Boolean> encrypted,
      Optional<HeloName> helo,
      Optional<ReversePath> path,
      Optional<BodyType> body)
      implements Dns.Look<List<Finding>> {

    static Found of(Stage stage, Attempt attempt) {
      return new Found(
          stage,
          attempt.clientAddress(),
          attempt.encrypted(),
          attempt.heloName(),
          attempt.reversePath(),
          attempt.bodyType());
    }

    @Override
    public boolean isKept() {
      return true;
    }
  }

  /**
   * How long the persona takes for its reply to {@code attempt}, which has been judged at {@code
   * stage}: not counting what DNS has taken already. To be asked once for each reply.
   */
  public Duration pause(Stage stage, Attempt attempt) {
    return pace.at(stage, attempt, asked.answers(), refused);
  }

  /** As a real server does, the first check that refuses gives the reply. */
  private Optional<Verdict> refusalAt(Stage stage, Attempt attempt, List<Check> faults) {
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

  private Verdict refused(
      Consequence refusal,
      Stage stage,
      Attempt attempt,
      List<String> because,
      Optional<Scoring.Score> score) {
    return new Verdict(
        persona.name(),
        refusal.action(),
        Optional.of(stage),
        refusal.reply().map(text -> text.fill(attempt, findings())),
        because,
        refusal.source().isAssumed(),
        persona.counts(),
        score,
        findings());
  }

  /** What is done with an attempt that no single check refuses. */
  private Verdict acceptanceAt(Stage stage, Attempt attempt, List<Check> faults) {
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
    Optional<Scoring.Score> score =
        stage == Stage.MESSAGE
            ? persona.scoring().map(scoring -> score(scoring, faults))
            : Optional.empty();
    Optional<Consequence> reached =
        score.flatMap(Scoring.Score::reached).map(Scoring.Threshold::consequence);
    if (reached.isPresent() && reached.get().action().refuses()) {
      return refused(reached.get(), stage, attempt, score.get().because(), score);
    }
    if (reached.isPresent() && reached.get().action().compareTo(strongest) >= 0) {
      strongest = reached.get().action();
      assumed = reached.get().source().isAssumed();
      because = score.get().because();
    }
    return new Verdict(
        persona.name(),
        strongest,
        Optional.empty(),
        stage == Stage.MESSAGE ? Optional.of(persona.accepted().fill(attempt)) : Optional.empty(),
        because,
        assumed,
        persona.counts(),
        score,
        findings());
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
