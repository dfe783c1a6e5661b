package fakereceiver.auth.arc;

import fakereceiver.auth.signature.MessageSignature;
import fakereceiver.auth.signature.SealSignature;

/**
 * The three fields that one handler of the message added (RFC 8617 section 4.2). Immutable.
 *
 * @param instance 1 for the first handler
 * @param results which field of the header is the ARC-Authentication-Results
 * @param resultsText what it says, after the instance
 * @param message the ARC-Message-Signature
 * @param seal the ARC-Seal
 */
public record ArcSet(
    int instance, int results, String resultsText, MessageSignature message, SealSignature seal) {

  /** What it found of the chain before it. */
  public String chainValidation() {
    return seal.tags().value("cv").orElse("");
  }
}
