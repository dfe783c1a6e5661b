package fakereceiver.auth.spf;

import fakereceiver.dns.DomainName;
import java.util.Optional;

/**
 * Why there is no better result than none, temperror or permerror.
 *
 * @param kind the reason
 * @param domain whose record it is about, where there is one
 * @param term the term that was being evaluated, where there is one
 * @param text the reason in words, fit to be shown
 */
public record SpfProblem(
    Kind kind, Optional<DomainName> domain, Optional<SpfTerm> term, String text) {

  /** The reasons there are. */
  public enum Kind {
    /** There is no domain that DNS could be asked for (RFC 7208 section 4.3). */
    NO_DOMAIN(SpfResult.NONE),
    /** The domain has no SPF record (section 4.5). */
    NO_RECORD(SpfResult.NONE),
    /** It has more than one (section 4.5). */
    SEVERAL_RECORDS(SpfResult.PERMERROR),
    /** A term of the record is wrong (section 4.6). */
    SYNTAX(SpfResult.PERMERROR),
    /** More than ten terms that ask DNS (section 4.6.4). */
    TOO_MANY_LOOKUP_TERMS(SpfResult.PERMERROR),
    /** More than two lookups that found nothing (section 4.6.4). */
    TOO_MANY_VOID_LOOKUPS(SpfResult.PERMERROR),
    /** More than ten mail exchangers in one {@code mx} (section 4.6.4). */
    TOO_MANY_EXCHANGERS(SpfResult.PERMERROR),
    /** More than ten PTR names, for a receiver that minds. */
    TOO_MANY_POINTERS(SpfResult.PERMERROR),
    /** A record that leads to itself, for a receiver that minds. */
    LEADS_TO_ITSELF(SpfResult.PERMERROR),
    /** The domain of an {@code include} or {@code redirect} has no record (sections 5.2, 6.1). */
    TARGET_WITHOUT_RECORD(SpfResult.PERMERROR),
    /** Nothing of the record could be used, for a receiver that minds. */
    NOTHING_LEFT(SpfResult.PERMERROR),
    /** Macros that make a text of more than 10,000 characters. */
    TOO_LONG(SpfResult.PERMERROR),
    /** DNS did not answer (section 4.4 and others). */
    DNS(SpfResult.TEMPERROR);

    private final SpfResult result;

    Kind(SpfResult result) {
      this.result = result;
    }

    /** What the check results in. */
    public SpfResult result() {
      return result;
    }
  }

  /** The same for another reason. */
  SpfProblem as(Kind other) {
    return new SpfProblem(other, domain, term, text);
  }

  @Override
  public String toString() {
    return text;
  }
}
