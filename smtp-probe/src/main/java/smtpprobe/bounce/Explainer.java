package smtpprobe.bounce;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Names the rules that would explain a refusal. Immutable, safe for several threads.
 *
 * <p>A persona that has exactly this reply, blanks aside, is the best witness; without one, a
 * persona that uses the same enhanced status code for a fault is. When none of them knows the
 * reply, what is left are the faults of the attempt itself that some persona refuses mail for,
 * unless the code or the enhanced status code says that the refusal is about something else.
 */
public final class Explainer {

  private static final Set<Integer> COMMANDS = Set.of(500, 502, 503);
  private static final int SECURITY = 7;

  private final List<Persona> personas;

  /** Explains by what {@code personas} say. */
  public Explainer(List<Persona> personas) {
    this.personas = List.copyOf(personas);
  }

  /** Whether some persona refuses, or was seen to refuse, in these words because of that rule. */
  public boolean couldBe(String rule, Reply refusal) {
    return personas.stream()
        .map(persona -> persona.decisions().get(rule))
        .filter(Objects::nonNull)
        .anyMatch(decision -> saysSo(decision.failed(), refusal));
  }

  /** In the persona's own words, or in others that it is recognised by. */
  private static boolean saysSo(Consequence consequence, Reply refusal) {
    return consequence.reply().filter(text -> text.couldBe(refusal)).isPresent()
        || consequence.seen().stream().anyMatch(wording -> wording.couldBe(refusal));
  }

  /**
   * The rules behind {@code refusal}, those found in the attempt first.
   *
   * @param found what the rules found in the attempt that was refused; may be empty
   */
  public List<Explanation> explain(Reply refusal, Findings found) {
    List<Explanation> exact = behind(found, Explainer::saysSo, refusal);
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Explanation> sameStatus = behind(found, Explainer::sameStatus, refusal);
    if (!sameStatus.isEmpty() || isAboutRecipientOrServer(refusal) || isAboutCommands(refusal)) {
      return sameStatus;
    }
    return behind(found, (said, reply) -> said.reply().isPresent(), refusal).stream()
        .filter(Explanation::isFound)
        .toList();
  }

  /**
   * An address, a mailbox, or the mail system and what it can hold (RFC 3463 sections 3.2 to 3.4):
   * no fault of the client's name, of SPF or of a signature.
   */
  private static boolean isAboutRecipientOrServer(Reply refusal) {
    return refusal
        .status()
        .filter(status -> status.subject() >= 1 && status.subject() <= 3)
        .isPresent();
  }

  /** A command that is unknown, not there, or out of turn (RFC 5321 section 4.2.2). */
  private static boolean isAboutCommands(Reply refusal) {
    return COMMANDS.contains(refusal.code())
        && refusal.status().filter(status -> status.subject() == SECURITY).isEmpty();
  }

  private static boolean sameStatus(Consequence consequence, Reply reply) {
    return reply.status().isPresent()
        && consequence
            .reply()
            .flatMap(text -> text.template().status())
            .filter(
                status ->
                    status.subject() == reply.status().get().subject()
                        && status.detail() == reply.status().get().detail())
            .isPresent();
  }

  private List<Explanation> behind(
      Findings found, BiPredicate<Consequence, Reply> says, Reply refusal) {
    Map<String, List<String>> byRule = new LinkedHashMap<>();
    Map<String, List<String>> assumed = new LinkedHashMap<>();
    for (Persona persona : personas) {
      persona
          .decisions()
          .forEach(
              (rule, decision) -> {
                List<Consequence> saying =
                    Stream.of(decision.failed(), decision.undecided())
                        .filter(c -> says.test(c, refusal))
                        .toList();
                if (!saying.isEmpty()) {
                  byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(persona.name());
                }
                if (!saying.isEmpty() && saying.stream().allMatch(c -> c.source().isAssumed())) {
                  assumed.computeIfAbsent(rule, r -> new ArrayList<>()).add(persona.name());
                }
              });
    }
    List<Explanation> explanations = new ArrayList<>();
    byRule.forEach(
        (rule, names) ->
            explanations.add(
                new Explanation(
                    rule, names, assumed.getOrDefault(rule, List.of()), found.first(rule))));
    explanations.sort((one, other) -> Boolean.compare(other.isFound(), one.isFound()));
    return explanations;
  }
}
