package fakereceiver.auth.arc;

import fakereceiver.auth.signature.SignatureFailure;
import java.util.Optional;

/**
 * One thing that is wrong with a chain.
 *
 * @param where the field or set, for people: {@code ARC-Seal i=2}
 * @param text what is wrong, for people, fit to be shown
 * @param signature the reason when it is about a signature or its key; empty when it is about how
 *     the chain is built
 */
public record ArcFault(String where, String text, Optional<SignatureFailure> signature) {

  static ArcFault built(String where, String text) {
    return new ArcFault(where, text, Optional.empty());
  }

  static ArcFault of(String where, SignatureFailure failure) {
    return new ArcFault(where, failure.text(), Optional.of(failure));
  }

  boolean isTemporary() {
    return signature
        .filter(f -> f.reason().effect() == SignatureFailure.Effect.TEMPORARY)
        .isPresent();
  }

  @Override
  public String toString() {
    return where + ": " + text;
  }
}
