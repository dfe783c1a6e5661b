package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * The key records of one selector, as far as DNS has them.
 *
 * @param records in the order of the answer, {@link #MAX_RECORDS} at most
 * @param failure why there are none
 */
public record KeyLookup(List<KeyRecord> records, Optional<SignatureFailure> failure) {

  /** How many records of one selector are tried (RFC 6376 section 3.6.2.2 wants only one). */
  public static final int MAX_RECORDS = 3;

  public KeyLookup {
    records = List.copyOf(records);
  }

  /** What to ask for the key; empty when that makes no name (RFC 6376 section 3.6.2.1). */
  public static Optional<Question<String>> question(DomainName domain, String selector) {
    return DomainName.parse(selector + "._domainkey." + domain)
        .map(name -> new Question<>(name, RecordType.TXT));
  }

  /** Reads the answer. */
  public static KeyLookup of(Answer<String> answer) {
    if (answer.isUnavailable()) {
      return failed(Reason.KEY_UNAVAILABLE, answer);
    }
    if (!answer.isFound()) {
      return failed(Reason.KEY_MISSING, answer);
    }
    return new KeyLookup(
        answer.records().stream().limit(MAX_RECORDS).map(KeyRecord::parse).toList(),
        Optional.empty());
  }

  private static KeyLookup failed(Reason reason, Answer<String> answer) {
    return new KeyLookup(
        List.of(),
        Optional.of(new SignatureFailure(reason, answer.question() + ": " + answer.answered())));
  }
}
