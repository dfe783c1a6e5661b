package fakereceiver.auth.signature;

import fakereceiver.dns.Answer;
import java.util.List;
import java.util.Optional;

/**
 * What the keys in DNS say about one signature.
 *
 * @param key the key record that fits, or else the first that there is
 * @param failures what is wrong with key or signature
 */
public record KeyFindings(Optional<KeyRecord> key, List<SignatureFailure> failures) {

  public KeyFindings {
    failures = List.copyOf(failures);
  }

  /**
   * Tries the signature.
   *
   * @param answer what DNS said to the question for the key
   * @param signed the canonical header fields
   */
  public static KeyFindings of(
      Answer<String> answer, Algorithm algorithm, byte[] signed, byte[] signature) {
    KeyLookup keys = KeyLookup.of(answer);
    if (keys.failure().isPresent()) {
      return new KeyFindings(Optional.empty(), List.of(keys.failure().get()));
    }
    KeyCheck best = KeyCheck.best(keys.records(), algorithm, signed, signature).orElseThrow();
    return new KeyFindings(Optional.of(best.key()), best.failures());
  }
}
