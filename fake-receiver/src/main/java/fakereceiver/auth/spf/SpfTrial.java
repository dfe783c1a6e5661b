package fakereceiver.auth.spf;

import java.util.List;
import java.util.Optional;

/**
 * What came of trying one term.
 *
 * @param matched whether it matched
 * @param why the values compared
 * @param inner for {@code include}, the terms of the other record that decided
 * @param problem why the whole check ends here
 */
record SpfTrial(boolean matched, String why, List<SpfHop> inner, Optional<SpfProblem> problem) {

  static SpfTrial of(boolean matched, String why) {
    return new SpfTrial(matched, why, List.of(), Optional.empty());
  }

  static SpfTrial failed(SpfProblem problem) {
    return new SpfTrial(false, problem.text(), List.of(), Optional.of(problem));
  }

  SpfStep.Outcome outcome() {
    return problem.isPresent()
        ? SpfStep.Outcome.ERROR
        : matched ? SpfStep.Outcome.MATCHED : SpfStep.Outcome.NOT_MATCHED;
  }
}
