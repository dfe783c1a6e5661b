package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MessageSignature;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.auth.signature.TagList;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A DKIM-Signature field, parsed as far as it can be (RFC 6376 section 3.5). Immutable.
 *
 * @param common the tags that other signatures have too
 * @param identity {@code i=}, decoded; {@code @} and the domain when it is not there
 * @param failures what is wrong with the field, before key, message and time are looked at
 */
public record DkimSignature(
    MessageSignature common, String identity, List<SignatureFailure> failures) {

  public DkimSignature {
    failures = List.copyOf(failures);
  }

  static DkimSignature parse(HeaderField field, int position) {
    MessageSignature common = MessageSignature.parse(field, position, Canonicalization.SIMPLE);
    TagList tags = common.tags();
    List<SignatureFailure> failures = new ArrayList<>(common.failures());
    String version = tags.value("v").orElse("");
    if (tags.lacks("v") || (tags.value("v").isPresent() && !version.equals("1"))) {
      failures.add(
          failure(
              Reason.VERSION,
              version.isEmpty()
                  ? "v= is missing, expected v=1"
                  : "v=" + version + " is unknown, expected v=1"));
    }
    Optional<String> methods = tags.packed("q");
    if (methods.isPresent() && !Arrays.asList(methods.get().split(":", -1)).contains("dns/txt")) {
      failures.add(
          failure(Reason.QUERY_METHOD, "q=" + methods.get() + " is unknown, expected dns/txt"));
    }
    boolean known = tags.lacks("h") || tags.value("h").isPresent();
    if (known && !common.signedFields().contains("from")) {
      failures.add(failure(Reason.FROM_NOT_SIGNED, "h= does not name the From field"));
    }
    String identity =
        tags.value("i")
            .map(DkimSignature::decoded)
            .orElse("@" + common.domain().map(DomainName::text).orElse(""));
    if (common.domain().isPresent()
        && identityDomain(identity).filter(d -> d.isAtOrBelow(common.domain().get())).isEmpty()) {
      failures.add(
          failure(
              Reason.DOMAIN_MISMATCH, "i=" + identity + " is not in d=" + common.domain().get()));
    }
    return new DkimSignature(common, identity, failures);
  }

  private static SignatureFailure failure(Reason reason, String text) {
    return new SignatureFailure(reason, Printable.of(text));
  }

  private static Optional<DomainName> identityDomain(String identity) {
    return Mailbox.of(identity).domain();
  }

  /** The domain of {@code i=}, when it is a name. */
  public Optional<DomainName> identityDomain() {
    return identityDomain(identity);
  }

  /** The quoted-printable of RFC 6376 section 2.11: white space does not count. */
  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
        decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (c > ' ') {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  private static boolean isHex(String text, int at) {
    return text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
  }

  /** What is wrong with the field at that time. */
  List<SignatureFailure> failuresAt(Instant now) {
    List<SignatureFailure> all = new ArrayList<>(failures);
    common
        .expires()
        .filter(now::isAfter)
        .ifPresent(
            x -> all.add(failure(Reason.EXPIRED, "the signature expired at " + x + " (x=)")));
    return all;
  }
}
