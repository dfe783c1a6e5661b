package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.SignatureFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The results of RFC 8601 section 2.7.1 that are given here. */
public enum DkimResult {
  /** There is no signature. */
  NONE,
  /** The signature is good. */
  PASS,
  /** The message is not the one that was signed. */
  FAIL,
  /** DNS did not answer; asking again later may help. */
  TEMPERROR,
  /** The signature cannot count, whatever the message is. */
  PERMERROR;

  /** The word of the standard. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DkimResult of(List<SignatureFailure> failures) {
    return failures.stream()
        .map(failure -> failure.reason().effect())
        .min(Comparator.naturalOrder())
        .map(DkimResult::of)
        .orElse(PASS);
  }

  private static DkimResult of(SignatureFailure.Effect effect) {
    return switch (effect) {
      case PERMANENT, WEAK -> PERMERROR;
      case TEMPORARY -> TEMPERROR;
      case MISMATCH -> FAIL;
    };
  }
}
