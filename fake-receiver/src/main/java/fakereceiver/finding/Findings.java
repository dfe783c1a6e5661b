package fakereceiver.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Findings in the order in which they were made: there may be several of one rule, about several
 * things. Immutable.
 *
 * @param all every one
 */
public record Findings(List<Finding> all) {

  /** No finding. */
  public static final Findings NONE = new Findings(List.of());

  public Findings {
    all = List.copyOf(all);
  }

  /** These, then {@code more}. */
  public Findings and(Findings more) {
    List<Finding> both = new ArrayList<>(all);
    both.addAll(more.all);
    return new Findings(both);
  }

  /** Those with one of these results. */
  public Findings with(Outcome.Result... results) {
    return where(finding -> Arrays.asList(results).contains(finding.result()));
  }

  /** The faults that are there. */
  public Findings failed() {
    return with(Outcome.Result.FAILED);
  }

  /** The faults that are there and have to change: no notes. */
  public Findings worse() {
    return failed().where(finding -> !finding.card().note());
  }

  /** What is there and good to know. */
  public Findings notes() {
    return failed().where(finding -> finding.card().note());
  }

  /** What DNS could not say. */
  public Findings undecided() {
    return with(Outcome.Result.UNDECIDED);
  }

  /** Those that {@code wanted} takes. */
  public Findings where(Predicate<Finding> wanted) {
    return new Findings(all.stream().filter(wanted).toList());
  }

  /** Each rule and thing once: the first finding counts. */
  public Findings distinct() {
    Set<List<String>> seen = new LinkedHashSet<>();
    return where(finding -> seen.add(List.of(finding.id(), finding.about())));
  }

  /** The first of that rule; empty when it was not examined. */
  public Optional<Finding> first(String id) {
    for (Finding finding : all) {
      if (finding.id().equals(id)) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }

  /** Whether there is one of that rule. */
  public boolean has(String id) {
    return first(id).isPresent();
  }

  /** Whether there is one about the same rule and thing, whatever was found. */
  public boolean has(Finding one) {
    return all.stream().anyMatch(one::isSameCase);
  }

  /** The ids of the rules, each once. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    all.forEach(finding -> ids.add(finding.id()));
    return ids;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** All findings of several looks, in order. */
  public static Findings of(Collection<Findings> looks) {
    return new Findings(looks.stream().flatMap(look -> look.all.stream()).toList());
  }
}
