package fakereceiver.judge;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.Dns;
import fakereceiver.dns.memory.LookMemory;
import fakereceiver.dns.memory.Room;
import fakereceiver.mail.Mailbox;
import java.util.List;
import java.util.Optional;

/**
 * Rules, a persona and DNS brought together. Immutable, safe for several threads.
 *
 * <p>The receiver opens a {@link Hearing} for each session and goes through it stage by stage; the
 * probe takes the same walk in one step with {@link #whole}.
 */
public final class Judge {

  private final Docket docket;
  private final List<Check> checks;
  private final Persona persona;
  private final Dns dns;
  private final Optional<Earlier> earlier;
  private final JudgingTimes times;

  /** What is known of earlier hearings. */
  record Earlier(LookMemory looks, LastFindings found, LastVerdicts verdicts) {}

  /** A judge who examines by {@code rules}, in that order, and decides as {@code persona}. */
  public Judge(List<Rule> rules, Persona persona, Dns dns) {
    this(new Docket(rules), rules, persona, dns, new JudgingTimes());
  }

  /** The same for rules that are in order already. */
  Judge(Docket docket, List<Rule> rules, Persona persona, Dns dns, JudgingTimes times) {
    this(docket, Check.inOrder(rules, docket, persona), persona, dns, Optional.empty(), times);
  }

  private Judge(
      Docket docket,
      List<Check> checks,
      Persona persona,
      Dns dns,
      Optional<Earlier> earlier,
      JudgingTimes times) {
    this.docket = docket;
    this.checks = checks;
    this.persona = persona;
    this.dns = dns;
    this.earlier = earlier;
    this.times = times;
  }

  /**
   * The same judge, who recalls what rules found in earlier hearings as long as DNS says the same.
   * For rules that are stateless and look at nothing that comes after their stage.
   */
  public Judge recalling() {
    Earlier nothing =
        new Earlier(new LookMemory(1), new LastFindings(docket.size()), new LastVerdicts());
    return new Judge(docket, checks, persona, dns, Optional.of(nothing), times);
  }

  /** The same judge with the same recollections, who asks another DNS. */
  public Judge asking(Dns other) {
    return new Judge(docket, checks, persona, other, earlier, times);
  }

  /** The same judge, for whose hearings times are counted there. */
  public Judge timed(JudgingTimes there) {
    return new Judge(docket, checks, persona, dns, earlier, there);
  }

  /** Where whoever has a clock counts how long hearings take. */
  public JudgingTimes times() {
    return times;
  }

  /** The persona that decides. */
  public Persona persona() {
    return persona;
  }

  /** Opens the hearing of one session with a client that was never here before. */
  public Hearing open() {
    return open(Memory.OF_NOBODY);
  }

  /** Opens the hearing of one session with a client that {@code memory} may know. */
  public Hearing open(Memory memory) {
    return open(memory, dns, Room.ENDLESS);
  }

  /**
   * Opens the hearing of one session, on behalf of whose client DNS is asked.
   *
   * @param room for what DNS says of that client, and for what follows from it
   */
  public Hearing open(Memory memory, ClientNetwork client, Room room) {
    return open(memory, dns.onBehalfOf(client), room);
  }

  private Hearing open(Memory memory, Dns asked, Room room) {
    return new Hearing(
        persona,
        docket,
        checks,
        new OwnExamination(persona, docket, asked, room, earlier),
        memory,
        earlier.map(Earlier::verdicts));
  }

  /**
   * Judges a first attempt of which everything is known, stage by stage, up to the first refusal. A
   * recipient that is refused is left out, as a client would; only when all are is the mail
   * refused.
   *
   * <p>A stage of which the attempt holds nothing ends the walk: a plan without a message is judged
   * up to its recipients.
   */
  public Verdict whole(Attempt attempt) {
    Hearing hearing = open();
    prepare(attempt, hearing);
    return fromRecipients(attempt, hearing, untilMail(attempt, hearing));
  }

  /** A hearing that goes by what is found for all of several judges. */
  Hearing open(Examination common, Optional<LastVerdicts> last) {
    return new Hearing(persona, docket, checks, common, Memory.OF_NOBODY, last);
  }

  /** Lets DNS begin with whatever will be asked. */
  static void prepare(Attempt attempt, Hearing hearing) {
    for (Stage stage : Stage.values()) {
      if (attempt.hasReached(stage)) {
        hearing.prepare(stage, attempt);
      }
    }
  }

  /** The first part of the walk: what is said to MAIL, or before. */
  static Verdict untilMail(Attempt attempt, Hearing hearing) {
    Verdict verdict = hearing.at(Stage.CONNECT, attempt);
    for (Stage stage : List.of(Stage.HELO, Stage.MAIL)) {
      if (verdict.action().refuses() || !attempt.hasReached(stage)) {
        break;
      }
      verdict = hearing.at(stage, attempt);
    }
    return verdict;
  }

  /**
   * The rest of it, after {@code verdict}: with the recipients that pass, or with the first one if
   * none does.
   */
  static Verdict fromRecipients(Attempt attempt, Hearing hearing, Verdict verdict) {
    if (verdict.action().refuses() || !hasRecipients(attempt)) {
      return verdict;
    }
    Attempt passing = attempt.withoutRecipients();
    Verdict last = verdict;
    for (Mailbox recipient : attempt.recipients()) {
      Attempt asked = passing.withRecipient(recipient);
      last = hearing.at(Stage.RCPT, asked);
      passing = last.action().refuses() ? passing : asked;
    }
    Attempt going =
        passing.recipients().isEmpty()
            ? passing.withRecipient(attempt.recipients().get(0))
            : passing;
    if (last.action().refuses()) {
      last = hearing.at(Stage.RCPT, going); // the last recipient is left out
    }
    return last.action().refuses() || !attempt.hasReached(Stage.MESSAGE)
        ? last
        : hearing.at(Stage.MESSAGE, going);
  }

  private static boolean hasRecipients(Attempt attempt) {
    return attempt.hasReached(Stage.HELO)
        && attempt.hasReached(Stage.MAIL)
        && attempt.hasReached(Stage.RCPT);
  }
}
