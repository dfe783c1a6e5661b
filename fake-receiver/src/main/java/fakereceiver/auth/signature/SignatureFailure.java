package fakereceiver.auth.signature;

/**
 * One reason why a signature does not count.
 *
 * @param reason the reason
 * @param text the same with the values behind it, for people, fit to be shown
 */
public record SignatureFailure(Reason reason, String text) {

  /** The reasons there are, and what kind of failure each is. */
  public enum Reason {
    /** The field cannot be read, or something that has to be in it is missing. */
    SYNTAX(Effect.PERMANENT),
    /** The version is missing or is not 1. */
    VERSION(Effect.PERMANENT),
    /** The algorithm is not known. */
    ALGORITHM(Effect.PERMANENT),
    /** rsa-sha1, which no longer counts (RFC 8301 section 3.1). */
    SHA1(Effect.WEAK),
    /** The canonical form is not known. */
    CANONICALIZATION(Effect.PERMANENT),
    /** The key is to be had in another way than by DNS. */
    QUERY_METHOD(Effect.PERMANENT),
    /** The From field is not signed (RFC 6376 section 5.4). */
    FROM_NOT_SIGNED(Effect.PERMANENT),
    /** {@code i=} is outside {@code d=}, or the key allows no subdomain (section 3.5, 3.6.1). */
    DOMAIN_MISMATCH(Effect.PERMANENT),
    /** The time in {@code x=} has passed. */
    EXPIRED(Effect.PERMANENT),
    /** DNS did not answer the question for the key. */
    KEY_UNAVAILABLE(Effect.TEMPORARY),
    /** There is no key record. */
    KEY_MISSING(Effect.PERMANENT),
    /** The key record has an empty {@code p=} (section 3.6.1). */
    KEY_REVOKED(Effect.PERMANENT),
    /** The key record, or the key in it, cannot be read. */
    KEY_SYNTAX(Effect.PERMANENT),
    /** The key is for another algorithm, hash or service. */
    KEY_UNSUITABLE(Effect.PERMANENT),
    /** An RSA key of fewer than 1024 bits (RFC 8301 section 3.2). */
    KEY_SHORT(Effect.WEAK),
    /** A key so large that using it would be an attack on the verifier. */
    KEY_TOO_LARGE(Effect.PERMANENT),
    /** {@code l=} covers more octets than there are. */
    LENGTH(Effect.MISMATCH),
    /** The body is not the one that was signed. */
    BODY_HASH(Effect.MISMATCH),
    /** The header fields are not those that were signed, or another key signed them. */
    SIGNATURE(Effect.MISMATCH),
    /** The header is too long to be judged. */
    HEADER_TOO_LONG(Effect.PERMANENT);

    private final Effect effect;

    Reason(Effect effect) {
      this.effect = effect;
    }

    /** What kind of failure it is. */
    public Effect effect() {
      return effect;
    }
  }

  /** Kinds of failure, the one that decides first. */
  public enum Effect {
    /** The signature cannot be checked, or must be ignored, whatever the message is. */
    PERMANENT,
    /** Trying again later may help. */
    TEMPORARY,
    /** The signature does not fit the message. */
    MISMATCH,
    /** It may fit, but is too weak to count. */
    WEAK
  }

  @Override
  public String toString() {
    return text;
  }
}
