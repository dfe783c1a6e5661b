package fakereceiver.auth.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one SPF check came to, without what it rests on: small, however long the records are.
 * Immutable.
 *
 * @param result the result
 * @param problem why it is none, temperror or permerror; empty with the other results
 * @param match the terms that decided, see {@link SpfReport}
 */
public record SpfDecision(SpfResult result, Optional<SpfProblem> problem, List<SpfHop> match) {

  public SpfDecision {
    match = List.copyOf(match);
  }

  /** The reason of the result in one line for people, without the result word. */
  public String why() {
    if (problem.isPresent()) {
      return problem.get().text();
    }
    if (match.isEmpty()) {
      return "no term of the record matches the client";
    }
    return match.stream().map(SpfHop::toString).collect(Collectors.joining(", then "));
  }

  @Override
  public String toString() {
    return result.word() + " (" + why() + ")";
  }
}
