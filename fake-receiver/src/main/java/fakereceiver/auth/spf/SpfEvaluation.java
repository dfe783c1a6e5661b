package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of check_host() with everything it includes (RFC 7208 section 4). For one thread, once.
 *
 * <p>Recursion ends because each level costs a lookup term.
 */
final class SpfEvaluation {

  /** More steps are evaluated, but not kept: 11 records of 64 KiB hold tens of thousands. */
  static final int MAX_STEPS = 100;

  private final SpfReading reading;
  private final SpfLookups lookups;
  private final SpfExpansion.Session session;
  private final List<SpfStep> steps = new ArrayList<>();
  private final Set<DomainName> referred = new HashSet<>();
  private final Map<DomainName, SpfRecord> records = new LinkedHashMap<>();

  /**
   * How a record comes out.
   *
   * @param result the result
   * @param match the terms that decided
   * @param problem why there is no better result
   * @param decider whose record decided, for the explanation (section 6.2)
   */
  private record Conclusion(
      SpfResult result, List<SpfHop> match, Optional<SpfProblem> problem, DomainName decider) {

    Conclusion as(SpfResult other) {
      return new Conclusion(other, match, problem, decider);
    }

    static Conclusion of(SpfProblem problem, DomainName domain) {
      return new Conclusion(problem.kind().result(), List.of(), Optional.of(problem), domain);
    }
  }

  SpfEvaluation(Dns dns, SpfExpansion.Session session) {
    this.reading = session.reading();
    this.lookups = new SpfLookups(dns, reading);
    this.session = session;
  }

  SpfReport report(SpfScope scope, DomainName domain) {
    Conclusion end = check(domain, List.of(), new ArrayList<>());
    Optional<String> explanation =
        end.result() == SpfResult.FAIL
            ? new SpfExplanation(lookups, session).of(end.decider(), records)
            : Optional.empty();
    return new SpfReport(
        scope,
        session.sender(),
        Optional.of(domain),
        end.result(),
        end.problem(),
        end.match(),
        steps,
        lookups.answers(),
        records,
        lookups.terms(),
        lookups.voids(),
        explanation);
  }

  private Conclusion check(DomainName domain, List<SpfHop> path, List<Answer<?>> own) {
    if (path.size() > SpfReading.MAX_NESTING) {
      return problem(
          SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS,
          domain,
          domain + " is more than " + SpfReading.MAX_NESTING + " records away");
    }
    Answer<String> txt = lookups.ask(domain, RecordType.TXT, own);
    if (txt.isUnavailable()) {
      Conclusion trouble =
          problem(SpfProblem.Kind.DNS, domain, txt.question() + ": " + txt.answered());
      return path.isEmpty() && reading.has(SpfHabit.OWN_TROUBLE_IS_NONE)
          ? trouble.as(SpfResult.NONE)
          : trouble;
    }
    List<String> found =
        txt.records().stream().filter(one -> SpfRecord.isOne(one, reading)).toList();
    if (found.isEmpty()) {
      return problem(
          SpfProblem.Kind.NO_RECORD,
          domain,
          domain
              + " has no SPF record: "
              + (txt.isFound() ? "none of its TXT records begins with v=spf1" : txt.answered()));
    }
    if (found.size() > 1 && !reading.has(SpfHabit.FIRST_OF_SEVERAL_RECORDS)) {
      return problem(
          SpfProblem.Kind.SEVERAL_RECORDS,
          domain,
          domain + " has " + found.size() + " SPF records, expected one");
    }
    SpfRecord spf = SpfRecord.parse(found.get(0), reading);
    records.put(domain, spf);
    if (reading.has(SpfHabit.TERMS_ARE_EXPANDED_FIRST)) {
      Optional<SpfProblem> first =
          new SpfForehand(lookups, session, domain).problem(spf).or(() -> syntax(spf, domain));
      return first.isPresent() ? Conclusion.of(first.get(), domain) : evaluate(spf, domain, path);
    }
    if (!spf.errors().isEmpty() && !reading.has(SpfHabit.WRONG_TERMS_ARE_SKIPPED)) {
      Conclusion wrong = Conclusion.of(syntax(spf, domain).orElseThrow(), domain);
      return reading.has(SpfHabit.WRONG_RECORD_IS_NONE) ? wrong.as(SpfResult.NONE) : wrong;
    }
    return evaluate(spf, domain, path);
  }

  private static Optional<SpfProblem> syntax(SpfRecord spf, DomainName domain) {
    return spf.errors().stream().findFirst().map(error -> SpfForehand.syntax(error, domain));
  }

  private static Conclusion problem(SpfProblem.Kind kind, DomainName domain, String text) {
    return Conclusion.of(new SpfProblem(kind, Optional.of(domain), Optional.empty(), text), domain);
  }

  private Conclusion evaluate(SpfRecord spf, DomainName domain, List<SpfHop> path) {
    Optional<SpfModifier> redirect = spf.modifier(SpfModifier.Kind.REDIRECT);
    Optional<SpfProblem> waiting = Optional.empty();
    for (SpfMechanism mechanism : inOrder(spf.mechanisms())) {
      if (reading.has(SpfHabit.REDIRECT_IN_ITS_PLACE)
          && redirect.filter(r -> r.start() < mechanism.start()).isPresent()) {
        return redirect(redirect.get(), domain, path);
      }
      if (waiting.isPresent() && mechanism.kind() == SpfMechanism.Kind.ALL) {
        break;
      }
      SpfHop hop = new SpfHop(domain, mechanism);
      List<SpfHop> here = with(path, hop);
      List<Answer<?>> own = new ArrayList<>();
      int at = steps.size();
      SpfTrial trial = unaffordable(hop).orElseGet(() -> tryOut(mechanism, domain, here, own));
      trial = ended(mechanism, domain, own).orElse(trial);
      keep(at, new SpfStep(here, trial.outcome(), trial.why(), own));
      if (trial.problem().isPresent()) {
        if (!mayWait(trial.problem().get())) {
          return Conclusion.of(trial.problem().get(), domain);
        }
        waiting = waiting.or(trial::problem);
      }
      if (trial.matched()) {
        List<SpfHop> match = new ArrayList<>(List.of(hop));
        match.addAll(trial.inner());
        return new Conclusion(result(mechanism), match, Optional.empty(), domain);
      }
    }
    if (waiting.isPresent()) {
      return Conclusion.of(waiting.get(), domain);
    }
    boolean hasAll = spf.mechanisms().stream().anyMatch(SpfEvaluation::isAll);
    return redirect.isPresent() && !hasAll // section 6.1
        ? redirect(redirect.get(), domain, path)
        : new Conclusion(SpfResult.NEUTRAL, List.of(), Optional.empty(), domain);
  }

  private Optional<SpfTrial> ended(SpfMechanism mechanism, DomainName domain, List<Answer<?>> own) {
    return new SpfMatching(lookups, session, domain, own).ending(mechanism).map(SpfTrial::failed);
  }

  private List<SpfMechanism> inOrder(List<SpfMechanism> mechanisms) {
    return reading.has(SpfHabit.ALL_IS_LAST)
        ? mechanisms.stream()
            .sorted((one, other) -> Boolean.compare(isAll(one), isAll(other)))
            .toList()
        : mechanisms;
  }

  private static boolean isAll(SpfMechanism mechanism) {
    return mechanism.kind() == SpfMechanism.Kind.ALL;
  }

  private boolean mayWait(SpfProblem problem) {
    return problem.kind() == SpfProblem.Kind.DNS && reading.has(SpfHabit.TROUBLE_WAITS);
  }

  private SpfResult result(SpfMechanism matched) {
    return matched.kind() == SpfMechanism.Kind.INCLUDE && reading.has(SpfHabit.INCLUDES_PASS)
        ? SpfResult.PASS
        : matched.qualifier().result();
  }

  private SpfTrial tryOut(
      SpfMechanism mechanism, DomainName domain, List<SpfHop> path, List<Answer<?>> own) {
    SpfMatching matching = new SpfMatching(lookups, session, domain, own);
    return mechanism.kind() == SpfMechanism.Kind.INCLUDE
        ? include(matching.target(mechanism.target()), mechanism, domain, path, own)
        : matching.of(mechanism);
  }

  /** The table of section 5.2. */
  private SpfTrial include(
      SpfTarget target,
      SpfMechanism mechanism,
      DomainName domain,
      List<SpfHop> path,
      List<Answer<?>> own) {
    if (target.name().isEmpty()) {
      return failing(withoutName(target, domain, mechanism));
    }
    if (wasRead(target)) {
      return SpfTrial.of(false, "its record was read before");
    }
    if (leadsToItself(target, domain)) {
      return SpfTrial.failed(toItself(mechanism, domain));
    }
    boolean apart = reading.has(SpfHabit.INCLUDES_COUNT_APART);
    int before = apart ? lookups.countFrom(0) : 0;
    Conclusion inner = check(target.name().get(), path, own);
    if (apart) {
      lookups.countFrom(before);
    }
    return switch (inner.result()) {
      case PASS -> new SpfTrial(true, "its record says pass", inner.match(), Optional.empty());
      case FAIL, SOFTFAIL, NEUTRAL ->
          SpfTrial.of(false, "its record says " + inner.result().word());
      case NONE -> failing(withoutRecord(domain, mechanism, inner));
      case PERMERROR -> failing(inner.problem().orElseThrow());
      case TEMPERROR -> SpfTrial.failed(inner.problem().orElseThrow());
    };
  }

  private SpfTrial failing(SpfProblem ofInclude) {
    return reading.has(SpfHabit.FAILING_INCLUDES_DO_NOT_MATCH)
        ? SpfTrial.of(false, ofInclude.text())
        : SpfTrial.failed(ofInclude);
  }

  private SpfProblem withoutName(SpfTarget target, DomainName domain, SpfTerm term) {
    SpfProblem problem = target.problemAsRecord(domain, term);
    return reading.has(SpfHabit.ODD_NAMES_ARE_TEMPERROR)
        ? problem.as(SpfProblem.Kind.DNS)
        : problem;
  }

  private boolean leadsToItself(SpfTarget target, DomainName domain) {
    return reading.has(SpfHabit.SELF_REFERENCE_IS_PERMERROR)
        && target.name().filter(name -> name.text().equals(domain.text())).isPresent();
  }

  private static SpfProblem toItself(SpfTerm term, DomainName domain) {
    return new SpfProblem(
        SpfProblem.Kind.LEADS_TO_ITSELF,
        Optional.of(domain),
        Optional.of(term),
        new SpfHop(domain, term) + " leads to its own record");
  }

  private boolean wasRead(SpfTarget target) {
    boolean was =
        reading.has(SpfHabit.RECORDS_ARE_READ_ONCE)
            && target.name().filter(name -> !referred.add(name)).isPresent();
    if (was) {
      lookups.uncountTerm();
    }
    return was;
  }

  /** Section 6.1. */
  private Conclusion redirect(SpfModifier modifier, DomainName domain, List<SpfHop> path) {
    SpfHop hop = new SpfHop(domain, modifier);
    List<SpfHop> here = with(path, hop);
    List<Answer<?>> own = new ArrayList<>();
    int at = steps.size();
    Conclusion end = redirected(hop, modifier, here, own);
    SpfTrial trial =
        end.problem().isPresent()
            ? SpfTrial.failed(end.problem().get())
            : SpfTrial.of(true, "its record says " + end.result().word());
    keep(at, new SpfStep(here, trial.outcome(), trial.why(), own));
    return end;
  }

  private Conclusion redirected(
      SpfHop hop, SpfModifier modifier, List<SpfHop> path, List<Answer<?>> own) {
    DomainName domain = hop.domain();
    Optional<SpfTrial> tooMany = unaffordable(hop);
    if (tooMany.isPresent()) {
      return Conclusion.of(tooMany.get().problem().orElseThrow(), domain);
    }
    SpfTarget target =
        new SpfMatching(lookups, session, domain, own).target(Optional.of(modifier.value()));
    if (target.name().isEmpty()) {
      return Conclusion.of(withoutName(target, domain, modifier), domain);
    }
    if (leadsToItself(target, domain)) {
      return Conclusion.of(toItself(modifier, domain), domain);
    }
    if (wasRead(target)) {
      return new Conclusion(SpfResult.NEUTRAL, List.of(), Optional.empty(), domain);
    }
    Conclusion end = check(target.name().get(), path, own);
    if (end.result() == SpfResult.NONE) {
      if (reading.has(SpfHabit.MISSING_REDIRECT_IS_NEUTRAL)) {
        return new Conclusion(SpfResult.NEUTRAL, List.of(), Optional.empty(), domain);
      }
      return Conclusion.of(withoutRecord(domain, modifier, end), domain);
    }
    List<SpfHop> match = new ArrayList<>(List.of(hop));
    match.addAll(end.match());
    return new Conclusion(
        end.result(),
        end.problem().isPresent() || end.match().isEmpty() ? List.of() : match,
        end.problem(),
        end.decider());
  }

  private static SpfProblem withoutRecord(DomainName domain, SpfTerm term, Conclusion inner) {
    return new SpfProblem(
        SpfProblem.Kind.TARGET_WITHOUT_RECORD,
        Optional.of(domain),
        Optional.of(term),
        term.text() + " of " + domain + ": " + inner.problem().map(SpfProblem::text).orElse(""));
  }

  private Optional<SpfTrial> unaffordable(SpfHop hop) {
    boolean ended =
        lookups.isLate()
            || (lookups.terms() >= reading.maxLookupTerms()
                && reading.has(SpfHabit.NOTHING_BEHIND_THE_TERM_LIMIT));
    boolean counted =
        hop.term() instanceof SpfModifier && reading.has(SpfHabit.TERMS_ARE_EXPANDED_FIRST);
    if (!ended && (!hop.term().isLookup() || counted || lookups.countTerm())) {
      return Optional.empty();
    }
    return Optional.of(
        SpfTrial.failed(
            new SpfProblem(
                SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS,
                Optional.of(hop.domain()),
                Optional.of(hop.term()),
                ended
                    ? hop + " stands behind the last term that may ask DNS"
                    : hop
                        + " is the term number "
                        + lookups.terms()
                        + " that asks DNS, allowed are "
                        + reading.maxLookupTerms())));
  }

  private void keep(int at, SpfStep step) {
    if (at < MAX_STEPS) {
      steps.add(at, step); // before the steps of the record that it includes
    }
  }

  private static List<SpfHop> with(List<SpfHop> path, SpfHop hop) {
    List<SpfHop> longer = new ArrayList<>(path);
    longer.add(hop);
    return longer;
  }
}
