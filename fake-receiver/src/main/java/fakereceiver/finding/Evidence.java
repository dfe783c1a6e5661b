package fakereceiver.finding;

import fakereceiver.dns.Answer;
import fakereceiver.dns.ReverseDns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome rests on, in the order in which it was found. Immutable.
 *
 * <p>Text is made only when somebody reads it: the receiver judges far more often than it reports.
 */
public record Evidence(List<Observation> observations) {

  /** No evidence. */
  public static final Evidence NONE = new Evidence(List.of());

  public Evidence {
    observations = List.copyOf(observations);
  }

  /** Every lookup of a look at the reverse tree. */
  public static Evidence of(ReverseDns reverse) {
    return of(reverse.answers());
  }

  /** Lookups. */
  public static Evidence of(Collection<? extends Answer<?>> answers) {
    List<Observation> observations = new ArrayList<>();
    answers.forEach(answer -> observations.add(new Observation.Lookup(answer)));
    return new Evidence(observations);
  }

  /** One lookup. */
  public static Evidence of(Answer<?> answer) {
    return new Evidence(List.of(new Observation.Lookup(answer)));
  }

  /** Something that the client gave. */
  public static Evidence given(String what, Object seen) {
    return new Evidence(List.of(new Observation.Given(what, seen)));
  }

  /** This evidence, then {@code more}. */
  public Evidence and(Evidence more) {
    List<Observation> both = new ArrayList<>(observations);
    both.addAll(more.observations);
    return new Evidence(both);
  }

  /** What DNS said, of each lookup. */
  public List<Answer<?>> answers() {
    List<Answer<?>> answers = new ArrayList<>();
    for (Observation observation : observations) {
      if (observation instanceof Observation.Lookup lookup) {
        answers.add(lookup.answer());
      }
    }
    return Collections.unmodifiableList(answers);
  }

  /** One line for each observation, not escaped. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      lines.add(observation.what() + " " + observation.seen());
    }
    return Collections.unmodifiableList(lines);
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Evidence evidence && observations.equals(evidence.observations);
  }

  @Override
  public int hashCode() {
    return observations.hashCode();
  }
}
