package fakereceiver.auth.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a domain owner asks receivers to do with mail that fails (RFC 9989 section 4.7). */
public enum DmarcPolicy {
  /** Nothing. */
  NONE,
  /** Take it for suspicious. */
  QUARANTINE,
  /** Refuse it. */
  REJECT;

  /** The policy of that name, in any case. */
  public static Optional<DmarcPolicy> named(String word) {
    for (DmarcPolicy policy : values()) {
      if (policy.word().equalsIgnoreCase(word)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** The word of the standard. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One step weaker, for {@code t=y} (RFC 9989 section 4.7). */
  public DmarcPolicy weaker() {
    return switch (this) {
      case REJECT -> QUARANTINE;
      case QUARANTINE, NONE -> NONE;
    };
  }
}
