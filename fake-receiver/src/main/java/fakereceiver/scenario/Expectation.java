package fakereceiver.scenario;

import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a persona is expected to do about a scenario. Immutable.
 *
 * @param action the action
 * @param at the stage of a refusal; absent for anything else
 * @param reply how the reply begins; absent when nothing is expected of it
 * @param because the rules behind a refusal, or behind junk or drop, in order; of a note only where
 *     the persona sees something else than the story tells; empty when nothing is expected of them
 */
public record Expectation(
    Action action, Optional<Stage> at, Optional<String> reply, List<String> because) {

  public Expectation {
    because = List.copyOf(because);
  }

  /** What is different in {@code verdict}, one sentence each; empty when it is as expected. */
  public List<String> differences(Verdict verdict) {
    List<String> differences = new ArrayList<>();
    if (verdict.action() != action) {
      differences.add("expected " + action.word() + ", the verdict is " + verdict.action().word());
    }
    if (!verdict.stage().equals(at)) {
      differences.add("expected at " + words(at) + ", the verdict is at " + words(verdict.stage()));
    }
    String said = verdict.reply().map(r -> r.code() + " " + r.lines().get(0)).orElse("");
    if (reply.isPresent() && !said.equals(reply.get()) && !said.startsWith(reply.get() + " ")) {
      differences.add("expected a reply " + reply.get() + ", the verdict has \"" + said + "\"");
    }
    if (!because.isEmpty() && !verdict.because().equals(because)) {
      differences.add("expected because of " + because + ", the verdict has " + verdict.because());
    }
    return differences;
  }

  private static String words(Optional<Stage> stage) {
    return stage.map(Stage::word).orElse("no stage");
  }
}
