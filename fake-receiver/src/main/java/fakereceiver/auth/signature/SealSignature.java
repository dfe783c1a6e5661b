package fakereceiver.auth.signature;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import java.util.List;
import java.util.Optional;

/**
 * The tags of an ARC-Seal that are those of a signature (RFC 8617 section 4.1.3): it covers header
 * fields in relaxed form, and no body. Immutable.
 *
 * @param position which field of the header it is, counted from 0
 * @param tags as written
 * @param algorithm {@code a=}
 * @param domain {@code d=}
 * @param selector {@code s=}
 * @param signature {@code b=}, base64 without spaces
 * @param failures what is wrong with it, before the key is looked at
 */
public record SealSignature(
    int position,
    TagList tags,
    Optional<Algorithm> algorithm,
    Optional<DomainName> domain,
    Optional<String> selector,
    String signature,
    List<SignatureFailure> failures) {

  public SealSignature {
    failures = List.copyOf(failures);
  }

  /** Reads a field; any field will do. */
  public static SealSignature parse(HeaderField field, int position) {
    TagList tags = TagList.parse(field.value());
    SignatureParser parser = new SignatureParser(tags);
    Optional<Algorithm> algorithm = parser.algorithm();
    Optional<DomainName> domain = parser.domain();
    Optional<String> selector = parser.selector();
    parser.time("t");
    String signature = parser.base64("b");
    return new SealSignature(
        position, tags, algorithm, domain, selector, signature, parser.failures());
  }

  /** What to ask DNS for the key; empty when the field does not say. */
  public Optional<Question<String>> keyQuestion() {
    return domain.isEmpty() || selector.isEmpty()
        ? Optional.empty()
        : KeyLookup.question(domain.get(), selector.get());
  }
}
