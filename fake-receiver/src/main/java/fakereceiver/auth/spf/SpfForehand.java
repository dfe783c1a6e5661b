package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes over the terms of a record before the first is tried, as {@link
 * SpfHabit#TERMS_ARE_EXPANDED_FIRST} says. What it finds wrong first ends the check.
 *
 * @param lookups of the whole check
 * @param session the client
 * @param domain the domain of the record
 */
record SpfForehand(SpfLookups lookups, SpfExpansion.Session session, DomainName domain) {

  Optional<SpfProblem> problem(SpfRecord spf) {
    int wrong = spf.errors().stream().mapToInt(SpfSyntaxError::start).min().orElse(-1);
    for (SpfTerm term : inOrder(spf)) {
      if (wrong >= 0 && term.start() > wrong) {
        return Optional.of(syntax(spf.errors().get(0), domain));
      }
      Optional<SpfProblem> problem = of(term);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static List<SpfTerm> inOrder(SpfRecord spf) {
    return spf.terms().stream()
        .sorted((one, other) -> Integer.compare(one.start(), other.start()))
        .toList();
  }

  private Optional<SpfProblem> of(SpfTerm term) {
    if (term instanceof SpfModifier modifier
        && modifier.kind() == SpfModifier.Kind.REDIRECT
        && !lookups.countTerm()) {
      return Optional.of(
          wrong(SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS, term, "one term too many that asks DNS"));
    }
    Optional<SpfMacroText> text =
        term instanceof SpfModifier modifier
            ? Optional.of(modifier.value())
            : ((SpfMechanism) term).target();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Answer<?>> own = new ArrayList<>();
    SpfMatching matching = new SpfMatching(lookups, session, domain, own);
    SpfTarget target = matching.target(text);
    Optional<SpfProblem> ending = matching.ending(term);
    if (ending.isPresent()) {
      return ending;
    }
    if (term instanceof SpfModifier modifier && modifier.kind() == SpfModifier.Kind.UNKNOWN) {
      return Optional.empty();
    }
    if (target.text().filter(String::isEmpty).isPresent()) {
      return Optional.of(wrong(SpfProblem.Kind.SYNTAX, term, "its domain is empty"));
    }
    boolean itself =
        term instanceof SpfMechanism mechanism
            && mechanism.kind() == SpfMechanism.Kind.INCLUDE
            && target.name().filter(name -> name.text().equals(domain.text())).isPresent();
    return itself
        ? Optional.of(wrong(SpfProblem.Kind.LEADS_TO_ITSELF, term, "it leads to its own record"))
        : Optional.empty();
  }

  private SpfProblem wrong(SpfProblem.Kind kind, SpfTerm term, String why) {
    return new SpfProblem(
        kind, Optional.of(domain), Optional.of(term), new SpfHop(domain, term) + ": " + why);
  }

  /** What a wrong term ends in. */
  static SpfProblem syntax(SpfSyntaxError error, DomainName domain) {
    return new SpfProblem(
        SpfProblem.Kind.SYNTAX,
        Optional.of(domain),
        Optional.empty(),
        Printable.of(error.text()) + " of " + domain + ": " + error.problem());
  }
}
