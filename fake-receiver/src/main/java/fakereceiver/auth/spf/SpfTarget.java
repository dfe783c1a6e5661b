package fakereceiver.auth.spf;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Printable;
import java.util.Optional;

/**
 * The name that a term is about, once its macros are expanded.
 *
 * @param name the name, if it is one that can be looked up
 * @param text the expanded text; empty when it is too long to be expanded
 */
record SpfTarget(Optional<DomainName> name, Optional<String> text) {

  static SpfTarget of(DomainName name) {
    return new SpfTarget(Optional.of(name), Optional.of(name.text()));
  }

  static SpfTarget of(Optional<String> expanded) {
    return new SpfTarget(expanded.flatMap(SpfExpansion::name), expanded);
  }

  /**
   * For a mechanism that compares addresses: a text that is no name cannot be in DNS, so that it
   * does not match (suite case {@code invalid-domain-long}); one that is too long ends the check.
   */
  SpfTrial asTrial(DomainName domain, SpfTerm term) {
    return text.isPresent()
        ? SpfTrial.of(false, "\"" + Printable.of(text.get()) + "\" is not a domain name")
        : SpfTrial.failed(problemAsRecord(domain, term));
  }

  /** For a term that needs the record of another domain: without a name there is none. */
  SpfProblem problemAsRecord(DomainName domain, SpfTerm term) {
    String where = Printable.of(term.text()) + " of " + domain + ": ";
    return text.isPresent()
        ? new SpfProblem(
            SpfProblem.Kind.TARGET_WITHOUT_RECORD,
            Optional.of(domain),
            Optional.of(term),
            where + "\"" + Printable.of(text.get()) + "\" is not a domain name")
        : new SpfProblem(
            SpfProblem.Kind.TOO_LONG,
            Optional.of(domain),
            Optional.of(term),
            where + "its macros make more than " + SpfExpansion.MAX_LENGTH + " characters");
  }
}
