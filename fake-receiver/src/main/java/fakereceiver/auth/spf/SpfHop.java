package fakereceiver.auth.spf;

import fakereceiver.dns.DomainName;
import org.jspecify.annotations.Nullable;

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

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof SpfHop hop && domain.equals(hop.domain) && term.equals(hop.term);
  }

  @Override
  public int hashCode() {
    return 31 * domain.hashCode() + term.text().hashCode();
  }
}
