package fakereceiver.auth.spf;

/**
 * A modifier (RFC 7208 section 6).
 *
 * @param text as written
 * @param start where it begins in the record
 * @param name what stands before the equals sign, as written
 * @param kind which modifier
 * @param value what stands after the equals sign
 */
public record SpfModifier(String text, int start, String name, Kind kind, SpfMacroText value)
    implements SpfTerm {

  /** The modifiers there are. */
  public enum Kind {
    /** Another record to use when no mechanism matches (section 6.1). */
    REDIRECT,
    /** Where the text for fail is (section 6.2). */
    EXP,
    /** Anything else; it is ignored (section 6). */
    UNKNOWN
  }

  @Override
  public boolean isLookup() {
    return kind == Kind.REDIRECT;
  }

  @Override
  public String toString() {
    return text;
  }
}
