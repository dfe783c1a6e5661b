package fakereceiver.auth.arc;

import fakereceiver.dns.Answer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The chain of one message. Immutable.
 *
 * @param result the result
 * @param sets the sets in order of instance; empty when the chain is not built as one
 * @param faults everything that is wrong, in the order of checking
 * @param answers every lookup, in order
 */
public record ArcReport(
    ArcResult result, List<ArcSet> sets, List<ArcFault> faults, List<Answer<?>> answers) {

  public ArcReport {
    sets = List.copyOf(sets);
    faults = List.copyOf(faults);
    answers = List.copyOf(answers);
  }

  /** The faults in one line for people; empty when there is none. */
  public String why() {
    return faults.stream().map(ArcFault::toString).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return result.word() + (faults.isEmpty() ? "" : " (" + why() + ")");
  }
}
