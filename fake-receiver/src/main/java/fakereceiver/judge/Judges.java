package fakereceiver.judge;

import fakereceiver.dns.Dns;
import fakereceiver.dns.memory.LookMemory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several judges who are asked about the same attempt, each as for a client that was never here
 * before. They examine it together and decide each alone. Immutable, safe for several threads.
 */
public final class Judges {

  /** What is found for all of them takes more room than what is found for one. */
  private static final int SHARE = 4;

  private final Docket docket;
  private final List<Judge> judges;
  private final Alike alike;
  private final Dns dns;
  private final Duration shortest;
  private final Duration longest;
  private final Optional<Earlier> earlier;

  /** What is known of earlier attempts; of verdicts, by judge. */
  record Earlier(LookMemory looks, LastFindings found, List<LastVerdicts> verdicts) {}

  /** Judges who examine by {@code rules}, in that order, and decide each as one persona. */
  public Judges(List<Rule> rules, List<Persona> personas, Dns dns) {
    this.docket = new Docket(rules);
    List<Judge> all = new ArrayList<>();
    Duration least = ChronoUnit.FOREVER.getDuration();
    Duration most = Duration.ZERO;
    JudgingTimes times = new JudgingTimes(); // nobody counts
    for (Persona persona : personas) {
      all.add(new Judge(docket, rules, persona, dns, times));
      Duration budget = persona.dnsBudget();
      least = budget.compareTo(least) < 0 ? budget : least;
      most = budget.compareTo(most) > 0 ? budget : most;
    }
    this.judges = List.copyOf(all);
    this.alike = new Alike(docket, personas);
    this.dns = dns;
    this.shortest = least;
    this.longest = most;
    this.earlier = Optional.empty();
  }

  private Judges(Judges same, Earlier earlier) {
    this.docket = same.docket;
    this.judges = same.judges;
    this.alike = same.alike;
    this.dns = same.dns;
    this.shortest = same.shortest;
    this.longest = same.longest;
    this.earlier = Optional.of(earlier);
  }

  /** The same judges, who recall what they found earlier as long as DNS says the same. */
  public Judges recalling() {
    return new Judges(
        this,
        new Earlier(
            new LookMemory(SHARE),
            new LastFindings(alike.start(docket.size())),
            judges.stream().map(judge -> new LastVerdicts()).toList()));
  }

  /** Who judges, in order. */
  public List<Persona> personas() {
    return judges.stream().map(Judge::persona).toList();
  }

  /** The verdict of each on {@code attempt}, as {@link Judge#whole} gives it. */
  public List<Verdict> whole(Attempt attempt) {
    return whole(attempt, dns, "");
  }

  /**
   * The verdict of each on {@code attempt}, as {@link Judge#whole} gives it. Where it took long to
   * find out, or too much, or what was found is one receiver's own, each looks for itself.
   *
   * @param source where they ask
   * @param but the name of the persona that does not judge; if there is none of it, all do
   */
  public List<Verdict> whole(Attempt attempt, Dns source, String but) {
    CommonExamination common = new CommonExamination(docket, alike, source, longest, earlier);
    List<Judge> asked = new ArrayList<>();
    List<Hearing> hearings = new ArrayList<>();
    for (int number = 0; number < judges.size(); number++) {
      Judge judge = judges.get(number);
      if (!judge.persona().name().equals(but)) {
        asked.add(judge);
        hearings.add(judge.open(common.of(number, judge.persona().sight()), last(number)));
      }
    }
    hearings.forEach(hearing -> Judge.prepare(attempt, hearing));
    List<Decided> begun = common.untilMail(attempt, but, () -> untilMail(attempt, hearings));
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < hearings.size(); i++) {
      Hearing hearing = hearings.get(i);
      Verdict said = hearing.resume(begun.get(i), attempt);
      verdicts.add(Judge.fromRecipients(attempt, hearing, said));
    }
    if (common.answersAlike(shortest) && !common.isOfOneReceiver()) {
      return verdicts;
    }
    for (int i = 0; i < verdicts.size(); i++) {
      Judge judge = asked.get(i);
      boolean alike = common.answersAlike(judge.persona().dnsBudget());
      if (!alike || common.isOfOneReceiver()) {
        verdicts.set(i, judge.asking(alike ? common.answered() : source).whole(attempt));
      }
    }
    return verdicts;
  }

  private Optional<LastVerdicts> last(int number) {
    return earlier.isPresent()
        ? Optional.of(earlier.get().verdicts().get(number))
        : Optional.empty();
  }

  private static List<Decided> untilMail(Attempt attempt, List<Hearing> hearings) {
    List<Decided> decided = new ArrayList<>();
    for (Hearing hearing : hearings) {
      Verdict unused = Judge.untilMail(attempt, hearing);
      decided.add(hearing.standing());
    }
    return List.copyOf(decided);
  }
}
