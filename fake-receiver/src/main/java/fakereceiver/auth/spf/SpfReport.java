package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of one SPF check with everything it rests on. Immutable.
 *
 * @param scope which name was checked
 * @param sender the mailbox that was checked: {@code postmaster@} the HELO name for the null
 *     reverse-path and for {@link SpfScope#HELO}
 * @param domain the domain that was checked, when it is one
 * @param result the result
 * @param problem why it is none, temperror or permerror; empty with the other results
 * @param match the term that decided, last, behind the {@code include} and {@code redirect} terms
 *     that led to it; empty when there is a problem, and for the neutral result of a record in
 *     which nothing matches
 * @param steps every term that was evaluated, in order, the first 2,000 of them
 * @param answers every lookup, in order
 * @param records every SPF record that was read, in the order of reading, by its domain
 * @param lookupTerms how many terms that ask DNS were met; more than {@link Spf#MAX_LOOKUP_TERMS}
 *     are an error
 * @param voidLookups how many lookups found nothing; more than {@link Spf#MAX_VOID_LOOKUPS} are an
 *     error
 * @param explanation what the domain says about a fail, with its macros expanded; chosen by
 *     strangers
 */
public record SpfReport(
    SpfScope scope,
    String sender,
    Optional<DomainName> domain,
    SpfResult result,
    Optional<SpfProblem> problem,
    List<SpfHop> match,
    List<SpfStep> steps,
    List<Answer<?>> answers,
    Map<DomainName, SpfRecord> records,
    int lookupTerms,
    int voidLookups,
    Optional<String> explanation) {

  /** Copies the collections; the map keeps its order. */
  public SpfReport {
    match = List.copyOf(match);
    steps = List.copyOf(steps);
    answers = List.copyOf(answers);
    records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
  }

  /** The record of the domain that was checked, when it has exactly one. */
  public Optional<SpfRecord> record() {
    return domain.map(records::get);
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
