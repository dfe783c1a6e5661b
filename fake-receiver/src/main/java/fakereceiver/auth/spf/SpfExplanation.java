package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a domain says about its fail (RFC 7208 section 6.2). Whatever goes wrong here means
 * only that there is no explanation.
 */
final class SpfExplanation {

  private final SpfLookups lookups;
  private final SpfExpansion.Session session;

  SpfExplanation(SpfLookups lookups, SpfExpansion.Session session) {
    this.lookups = lookups;
    this.session = session;
  }

  Optional<String> of(DomainName domain, Map<DomainName, SpfRecord> records) {
    List<Answer<?>> own = new ArrayList<>();
    SpfMatching matching = new SpfMatching(lookups, session, domain, own);
    return Optional.ofNullable(records.get(domain))
        .flatMap(spf -> spf.modifier(SpfModifier.Kind.EXP))
        .flatMap(exp -> matching.target(Optional.of(exp.value())).name())
        .map(name -> lookups.askFreely(name, own))
        .filter(answer -> answer.records().size() == 1)
        .flatMap(answer -> parse(answer.records().get(0)))
        .flatMap(text -> matching.target(Optional.of(text)).text())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<SpfMacroText> parse(String text) {
    try {
      return Optional.of(SpfMacroParser.explainString(text));
    } catch (SpfSyntaxException e) {
      return Optional.empty();
    }
  }
}
