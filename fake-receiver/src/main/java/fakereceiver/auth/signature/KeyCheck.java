package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One signature tried with one key.
 *
 * @param key the key record
 * @param failures everything that is wrong; empty when the signature is good
 */
public record KeyCheck(KeyRecord key, List<SignatureFailure> failures) {

  public KeyCheck {
    failures = List.copyOf(failures);
  }

  /**
   * Tries the keys in turn, and keeps the first that fits, or else the first of all.
   *
   * @param signed the canonical header fields
   */
  public static Optional<KeyCheck> best(
      List<KeyRecord> keys, Algorithm algorithm, byte[] signed, byte[] signature) {
    List<KeyCheck> checks = new ArrayList<>();
    for (KeyRecord key : keys) {
      KeyCheck check = of(key, algorithm, signed, signature);
      if (check.failures().isEmpty()) {
        return Optional.of(check);
      }
      checks.add(check);
    }
    return checks.stream().findFirst();
  }

  private static KeyCheck of(KeyRecord key, Algorithm algorithm, byte[] signed, byte[] signature) {
    List<SignatureFailure> failures = new ArrayList<>();
    key.key().failure().ifPresent(failures::add);
    Optional<SignatureFailure> unsuitable = key.unsuitableFor(algorithm);
    if (key.key().key().isEmpty()) {
      return new KeyCheck(key, failures);
    }
    if (unsuitable.isPresent()) {
      failures.add(unsuitable.get());
    } else if (!algorithm.verify(key.key().key().get(), signed, signature)) {
      failures.add(
          new SignatureFailure(
              Reason.SIGNATURE,
              "the signature does not fit the header fields and the key: a signed field was"
                  + " changed, or another key made it"));
    }
    return new KeyCheck(key, failures);
  }
}
