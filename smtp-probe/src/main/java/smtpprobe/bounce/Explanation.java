package smtpprobe.bounce;

import fakereceiver.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A rule that would explain a refusal. Immutable.
 *
 * @param rule its id
 * @param personas those that refuse so because of it
 * @param assumedOf those among them of which that is only assumed
 * @param finding what the rule finds in this very attempt, when it was judged
 */
public record Explanation(
    String rule, List<String> personas, List<String> assumedOf, Optional<Finding> finding) {

  public Explanation {
    personas = List.copyOf(personas);
    assumedOf = List.copyOf(assumedOf);
  }

  /**
   * Whether the attempt shows this fault: then it is the likely reason, not only a possible one.
   */
  public boolean isFound() {
    return finding.filter(Finding::isFailed).isPresent();
  }
}
