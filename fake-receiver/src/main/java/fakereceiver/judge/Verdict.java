package fakereceiver.judge;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one persona does with one attempt, and why. Immutable.
 *
 * @param persona the persona's name
 * @param action what it does
 * @param stage when it refuses; absent when it does not
 * @param reply its refusal, or what it says to a message that it takes; absent while an attempt is
 *     still under way
 * @param because the ids of the rules behind the action: of a refusal, the one whose reply is given
 *     first, then any other that would have led to one; empty when accepted
 * @param assumed whether the persona is not known to behave so, but only expected to
 * @param counts whether it counts in an exit code, as the persona says
 * @param score the sum of faults, for a persona that adds them up, once it has the message
 * @param findings what every rule that was examined found, in the order of the book
 */
public record Verdict(
    String persona,
    Action action,
    Optional<Stage> stage,
    Optional<Reply> reply,
    List<String> because,
    boolean assumed,
    boolean counts,
    Optional<Scoring.Score> score,
    Findings findings) {

  public Verdict {
    because = List.copyOf(because);
  }

  /** Nothing is found yet, nothing is said. */
  public static Verdict open(String persona) {
    return new Verdict(
        persona,
        Action.ACCEPT,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        true,
        Optional.empty(),
        Findings.NONE);
  }

  /** What {@code rule} found; skipped when it was not examined. */
  public Outcome outcome(String rule) {
    return findings
        .first(rule)
        .map(Finding::outcome)
        .orElseGet(() -> Outcome.skipped("not examined"));
  }

  /** The findings behind the action, in the order of {@link #because}. */
  public Findings reasons() {
    List<Finding> reasons = new ArrayList<>(because.size());
    for (String rule : because) {
      findings.first(rule).ifPresent(reasons::add);
    }
    return new Findings(reasons);
  }

  /** Whether it rests on DNS trouble: every rule behind it is undecided. */
  public boolean isUndecided() {
    return !because.isEmpty()
        && because.stream().allMatch(rule -> outcome(rule).result() == Outcome.Result.UNDECIDED);
  }

  /** Whether it counts, and is known to be worse than delivering. */
  public boolean isWorse() {
    return counts && !action.delivers() && !isUndecided();
  }

  /** Whether {@code other} is the same verdict: action, stage, reply and reasons. */
  public boolean agreesWith(Verdict other) {
    return persona.equals(other.persona)
        && action == other.action
        && stage.equals(other.stage)
        && reply.equals(other.reply)
        && because.equals(other.because);
  }

  /** Who does what, with the codes of a refusal: {@code gmail=reject 550 5.7.25}. */
  public String inShort() {
    String codes =
        action.refuses()
            ? reply
                .map(said -> " " + said.code() + said.status().map(s -> " " + s).orElse(""))
                .orElse("")
            : "";
    return persona + "=" + action.word() + codes;
  }

  /** In one line; findings and reasons tell the rest. */
  @Override
  public String toString() {
    String refusal =
        stage.map(at -> " at " + at.word()).orElse("")
            + (action.refuses() ? reply.map(said -> ": " + said).orElse("") : "");
    return Printable.of(
        persona
            + " "
            + action.word()
            + refusal
            + (because.isEmpty() ? "" : ", because of " + String.join(", ", because))
            + (assumed ? " (assumed)" : ""));
  }
}
