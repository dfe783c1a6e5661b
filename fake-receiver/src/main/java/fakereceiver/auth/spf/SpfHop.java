package fakereceiver.auth.spf;

import fakereceiver.dns.DomainName;

/**
 * A term on the way to the result.
 *
 * @param domain whose record holds it
 * @param term the term
 */
public record SpfHop(DomainName domain, SpfTerm term) {

  /** For people: {@code include:_spf.example.net of example.org}. */
  @Override
  public String toString() {
    return term.text() + " of " + domain;
  }
}
