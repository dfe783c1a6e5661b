package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param steps the first hundred terms that were evaluated, in order
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

  private static final int OF_TERM = 300;

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

  /** The same without what it rests on. */
  public SpfDecision decision() {
    return new SpfDecision(result, problem, match);
  }

  /** The reason of the result in one line for people, without the result word. */
  public String why() {
    return decision().why();
  }

  /** About how many octets of memory it takes up, beside its answers. */
  public long octets() {
    long octets = (long) OF_TERM * steps.size();
    for (SpfRecord record : records.values()) {
      octets += record.text().length() + (long) OF_TERM * record.terms().size();
    }
    return octets;
  }

  @Override
  public String toString() {
    return decision().toString();
  }
}
