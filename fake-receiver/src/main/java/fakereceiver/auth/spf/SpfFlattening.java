package fakereceiver.auth.spf;

import fakereceiver.auth.spf.SpfFlatElement.Flag;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One check by a receiver that flattens records, as rspamd does ({@link
 * SpfHabit#RECORDS_ARE_FLATTENED}). For one thread, once.
 *
 * <p>Terms ask DNS in the order in which answers come, {@link SpfFlatTerms#MAX_REQUESTS} of them at
 * most; what then is known of all records becomes one list, sorted, of which the first network that
 * holds the client decides. In {@code all}, what failed on the way comes to light.
 */
final class SpfFlattening {

  private final SpfExpansion.Session session;
  private final SpfFlatLookups lookups;
  private final Map<DomainName, SpfRecord> records = new LinkedHashMap<>();
  private final List<SpfFlatElement> flat = new ArrayList<>();
  private final List<SpfFlatElement> met = new ArrayList<>();
  private final SpfFlatTerms terms;
  private Optional<SpfProblem> permanent = Optional.empty();
  private Optional<SpfProblem> temporary = Optional.empty();

  SpfFlattening(Dns dns, SpfExpansion.Session session) {
    this.session = session;
    this.lookups = new SpfFlatLookups(dns);
    this.terms = new SpfFlatTerms(session, lookups, records);
  }

  SpfReport report(SpfScope scope, DomainName domain) {
    List<Answer<?>> own = new ArrayList<>();
    Answer<String> txt = lookups.ask(domain, RecordType.TXT, own);
    SpfFlatRecord top = new SpfFlatRecord(domain.text(), List.of());
    if (txt.isUnavailable()) {
      return failed(
          scope,
          domain,
          problem(SpfProblem.Kind.DNS, domain, txt.question() + ": " + txt.answered()));
    }
    if (!terms.read(top, txt.records())) {
      return failed(
          scope,
          domain,
          problem(
              SpfProblem.Kind.NO_RECORD,
              domain,
              domain
                  + " has no SPF record: "
                  + (txt.isFound()
                      ? "none of its TXT records begins with v=spf1"
                      : txt.answered())));
    }
    lookups.finish();
    flatten(top, true);
    if (flat.isEmpty()) {
      return failed(
          scope,
          domain,
          permanent
              .or(() -> temporary)
              .orElseGet(
                  () ->
                      problem(
                          SpfProblem.Kind.NOTHING_LEFT,
                          domain,
                          "nothing of the record of " + domain + " could be used")));
    }
    Optional<SpfFlatElement> match =
        SpfFlatElement.sorted(flat).stream()
            .filter(element -> element.covers(session.client()))
            .findFirst();
    boolean any = match.filter(element -> element.has(Flag.ANY)).isPresent();
    Optional<SpfProblem> trouble = any ? permanent.or(() -> temporary) : Optional.empty();
    return trouble
        .map(problem -> failed(scope, domain, problem))
        .orElseGet(() -> decided(scope, domain, match));
  }

  private void flatten(SpfFlatRecord record, boolean top) {
    for (SpfFlatElement element : record.elements) {
      met.add(element);
      if (element.has(Flag.TEMPFAIL)) {
        temporary = temporary.or(() -> Optional.of(trouble(element)));
      } else if (element.has(Flag.PERMFAIL)) {
        if (element.has(Flag.REDIRECT)) {
          permanent =
              permanent.or(
                  () ->
                      Optional.of(
                          problem(
                              SpfProblem.Kind.TARGET_WITHOUT_RECORD,
                              element.hop.domain(),
                              element.hop + " leads to no SPF record")));
        }
      } else if (!element.has(Flag.INVALID)
          && element.has(Flag.PARSED)
          && element.has(Flag.RESOLVED)) {
        if (element.reference.isPresent()) {
          flatten(element.reference.get(), top && element.has(Flag.REDIRECT));
          if (element.has(Flag.REDIRECT)) {
            break;
          }
        } else if (top || !element.has(Flag.ANY)) {
          flat.addAll(element.covered);
        }
      }
    }
  }

  private static SpfProblem trouble(SpfFlatElement element) {
    String told =
        element.answers.stream()
            .filter(Answer::isUnavailable)
            .map(answer -> ": " + answer.question() + ": " + answer.answered())
            .findFirst()
            .orElse("");
    return problem(SpfProblem.Kind.DNS, element.hop.domain(), element.hop + told);
  }

  private static SpfProblem problem(SpfProblem.Kind kind, DomainName domain, String text) {
    return new SpfProblem(kind, Optional.of(domain), Optional.empty(), text);
  }

  private SpfReport failed(SpfScope scope, DomainName domain, SpfProblem problem) {
    return report(
        scope, domain, problem.kind().result(), Optional.of(problem), List.of(), Optional.empty());
  }

  private SpfReport decided(SpfScope scope, DomainName domain, Optional<SpfFlatElement> match) {
    return match
        .map(
            element ->
                report(scope, domain, element.result, Optional.empty(), element.path(), match))
        .orElseGet(
            () ->
                report(
                    scope,
                    domain,
                    SpfResult.NEUTRAL,
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
  }

  private SpfReport report(
      SpfScope scope,
      DomainName domain,
      SpfResult result,
      Optional<SpfProblem> problem,
      List<SpfHop> match,
      Optional<SpfFlatElement> decider) {
    return new SpfReport(
        scope,
        session.sender(),
        Optional.of(domain),
        result,
        problem,
        match,
        met.stream().limit(SpfEvaluation.MAX_STEPS).map(element -> step(element, decider)).toList(),
        lookups.answers(),
        records,
        terms.requests(),
        0,
        Optional.empty());
  }

  private SpfStep step(SpfFlatElement element, Optional<SpfFlatElement> decider) {
    boolean matched = decider.filter(element.covered::contains).isPresent();
    String why = "";
    if (element.has(Flag.TEMPFAIL)) {
      why = "DNS did not answer";
    } else if (element.has(Flag.PERMFAIL)) {
      why = "DNS has nothing there";
    } else if (element.has(Flag.INVALID) || !element.has(Flag.PARSED)) {
      why = "passed over";
    } else if (matched) {
      IpAddress client = session.client();
      why = "it covers " + client.text();
    }
    return new SpfStep(
        element.path(),
        matched ? SpfStep.Outcome.MATCHED : SpfStep.Outcome.NOT_MATCHED,
        why,
        element.answers);
  }
}
