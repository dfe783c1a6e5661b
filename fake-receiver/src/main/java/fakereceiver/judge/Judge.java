package fakereceiver.judge;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.Dns;
import fakereceiver.dns.LookMemory;
import fakereceiver.mail.Mailbox;
import java.util.Arrays;
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
  record Earlier(LookMemory looks, LastFindings last) {}

  /** A judge who examines by {@code rules}, in that order, and decides as {@code persona}. */
  public Judge(List<Rule> rules, Persona persona, Dns dns) {
    this(new Docket(rules), rules, persona, dns);
  }

  private Judge(Docket docket, List<Rule> rules, Persona persona, Dns dns) {
    this(
        docket,
        Check.inOrder(rules, docket, persona),
        persona,
        dns,
        Optional.empty(),
        new JudgingTimes());
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
    return recallingAsOneOf(1);
  }

  /** The same, as one of {@code judges} that share the room which one alone has. */
  public Judge recallingAsOneOf(int judges) {
    Earlier nothing = new Earlier(new LookMemory(judges), new LastFindings(docket.size()));
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
    return new Hearing(persona, docket, checks, dns, memory, earlier);
  }

  /** Opens the hearing of one session, on behalf of whose client DNS is asked. */
  public Hearing open(Memory memory, ClientNetwork client) {
    return new Hearing(persona, docket, checks, dns.onBehalfOf(client), memory, earlier);
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
    Arrays.stream(Stage.values())
        .filter(attempt::hasReached)
        .forEach(stage -> hearing.prepare(stage, attempt));
    Verdict verdict = hearing.at(Stage.CONNECT, attempt);
    Attempt going = attempt;
    for (Stage stage : List.of(Stage.HELO, Stage.MAIL, Stage.RCPT, Stage.MESSAGE)) {
      if (verdict.action().refuses() || !attempt.hasReached(stage)) {
        break;
      }
      if (stage == Stage.RCPT) {
        going = withoutRefused(hearing, attempt);
      }
      verdict = hearing.at(stage, going);
    }
    return verdict;
  }

  /** The attempt with the recipients that pass, or with the first one if none does. */
  private static Attempt withoutRefused(Hearing hearing, Attempt attempt) {
    Attempt passing = attempt.withoutRecipients();
    for (Mailbox recipient : attempt.recipients()) {
      Attempt asked = passing.withRecipient(recipient);
      passing = hearing.at(Stage.RCPT, asked).action().refuses() ? passing : asked;
    }
    return passing.recipients().isEmpty()
        ? passing.withRecipient(attempt.recipients().get(0))
        : passing;
  }
}
