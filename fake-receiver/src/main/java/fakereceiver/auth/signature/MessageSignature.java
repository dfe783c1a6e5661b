package fakereceiver.auth.signature;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tags that a DKIM-Signature and an ARC-Message-Signature have in common, parsed as far as they
 * can be (RFC 6376 section 3.5, RFC 8617 section 4.1.2). Immutable.
 *
 * @param position which field of the header it is, counted from 0
 * @param tags as written
 * @param algorithm {@code a=}
 * @param headerForm the canonical form of the header
 * @param bodyForm the canonical form of the body
 * @param domain {@code d=}, who takes responsibility
 * @param selector {@code s=}
 * @param signedFields {@code h=}, in lower case
 * @param length {@code l=}
 * @param made {@code t=}
 * @param expires {@code x=}
 * @param bodyHash {@code bh=}, base64 without spaces
 * @param signature {@code b=}, base64 without spaces
 * @param failures what is wrong with it, before key and message are looked at
 */
public record MessageSignature(
    int position,
    TagList tags,
    Optional<Algorithm> algorithm,
    Optional<Canonicalization> headerForm,
    Optional<Canonicalization> bodyForm,
    Optional<DomainName> domain,
    Optional<String> selector,
    List<String> signedFields,
    OptionalLong length,
    Optional<Instant> made,
    Optional<Instant> expires,
    String bodyHash,
    String signature,
    List<SignatureFailure> failures) {

  public MessageSignature {
    signedFields = List.copyOf(signedFields);
    failures = List.copyOf(failures);
  }

  /**
   * Reads a field; any field will do.
   *
   * @param form the canonical form of header and body when there is no {@code c=}
   */
  public static MessageSignature parse(HeaderField field, int position, Canonicalization form) {
    return new SignatureParser(TagList.parse(field.value())).message(position, form);
  }

  /** What to ask DNS for the key; empty when the field does not say. */
  public Optional<Question<String>> keyQuestion() {
    return domain.isEmpty() || selector.isEmpty()
        ? Optional.empty()
        : KeyLookup.question(domain.get(), selector.get());
  }

  /** What is wrong with the body, as far as the field can be understood. */
  public List<SignatureFailure> bodyFailures(BodyHashes bodies) {
    return bodyForm.isEmpty() || algorithm.isEmpty() || bodyHash.isEmpty()
        ? List.of()
        : bodies.failures(bodyForm.get(), algorithm.get(), length, bodyHash);
  }

  /** The signature tried with the keys that DNS has. */
  public KeyFindings keyFindings(Answer<String> answer, MailText mail) {
    if (algorithm.isEmpty() || headerForm.isEmpty() || signature.isEmpty()) {
      return new KeyFindings(Optional.empty(), List.of());
    }
    return KeyFindings.of(
        answer,
        algorithm.get(),
        SignedHeader.octets(headerForm.get(), mail.fields(), signedFields, position, tags),
        Base64.getDecoder().decode(signature));
  }
}
