package fakereceiver.auth.spf;

/** One term of a record, and where it stands (RFC 7208 section 4.6.1). */
public sealed interface SpfTerm permits SpfMechanism, SpfModifier {

  /** The term as written. */
  String text();

  /** Where it begins in the text of its record, counted from 0. */
  int start();

  /** Where it ends: the place after its last character. */
  default int end() {
    return start() + text().length();
  }

  /** Whether evaluating it costs one of the ten lookup terms (RFC 7208 section 4.6.4). */
  boolean isLookup();
}
