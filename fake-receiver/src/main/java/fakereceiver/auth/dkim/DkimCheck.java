package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.signature.KeyRecord;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One signature, judged. Immutable.
 *
 * @param signature the field
 * @param result the result in one word
 * @param failures everything that is wrong with it, in the order of checking; empty for pass
 * @param answer what DNS said to the question for the key, if it could be asked
 * @param key the key record that fits, or else the first that there is
 * @param uncoveredOctets how many octets of the canonical body {@code l=} leaves out: anybody can
 *     change them
 */
public record DkimCheck(
    DkimSignature signature,
    DkimResult result,
    List<SignatureFailure> failures,
    Optional<Answer<String>> answer,
    Optional<KeyRecord> key,
    long uncoveredOctets) {

  public DkimCheck {
    failures = List.copyOf(failures);
  }

  /** Whether it counts for nobody, now and later. */
  boolean isHopeless() {
    return result == DkimResult.FAIL || result == DkimResult.PERMERROR;
  }

  /** The same for a verifier that has not got the algorithm. */
  DkimCheck unread() {
    String word = signature.common().algorithm().map(Algorithm::word).orElse("");
    return new DkimCheck(
        signature,
        DkimResult.PERMERROR,
        List.of(
            new SignatureFailure(
                SignatureFailure.Reason.ALGORITHM, "this receiver does not verify " + word)),
        answer,
        key,
        uncoveredOctets);
  }

  /** The domain that takes responsibility, whether or not the signature is good. */
  public Optional<DomainName> domain() {
    return signature.common().domain();
  }

  /** Whether that reason is among the failures. */
  public boolean failsFor(SignatureFailure.Reason reason) {
    return failures.stream().anyMatch(failure -> failure.reason() == reason);
  }

  /** Whether nothing is wrong with it but that the verifier has not got the algorithm. */
  public boolean isUnread() {
    return signature.common().algorithm().isPresent()
        && failsFor(SignatureFailure.Reason.ALGORITHM);
  }

  /** The failures in one line for people; empty for pass. */
  public String why() {
    return failures.stream().map(SignatureFailure::text).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return result.word() + (failures.isEmpty() ? "" : " (" + why() + ")");
  }
}
