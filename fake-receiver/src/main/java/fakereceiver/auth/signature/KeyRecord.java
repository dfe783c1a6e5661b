package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.mail.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A public key in DNS (RFC 6376 section 3.6.1). Immutable.
 *
 * @param tags as published
 * @param keyType {@code k=}, {@code rsa} when it is not there
 * @param hashes {@code h=}; empty when every hash will do
 * @param services {@code s=}; {@code *} when it is not there
 * @param flags {@code t=}
 * @param key the key, or why there is none
 */
public record KeyRecord(
    TagList tags,
    String keyType,
    List<String> hashes,
    List<String> services,
    List<String> flags,
    PublicKeyText key) {

  public KeyRecord {
    hashes = List.copyOf(hashes);
    services = List.copyOf(services);
    flags = List.copyOf(flags);
  }

  /** Reads a record; any text will do, errors are part of {@link #key}. */
  public static KeyRecord parse(String text) {
    TagList tags = TagList.parse(text);
    String keyType = tags.value("k").orElse("rsa");
    return new KeyRecord(
        tags,
        keyType,
        list(tags, "h"),
        tags.value("s").isEmpty() ? List.of("*") : list(tags, "s"),
        list(tags, "t"),
        problem(tags).map(PublicKeyText::failed).orElseGet(() -> PublicKeyText.of(keyType, tags)));
  }

  private static List<String> list(TagList tags, String name) {
    return tags.packed(name)
        .map(value -> Arrays.stream(value.split(":", -1)).limit(100).toList())
        .orElse(List.of());
  }

  private static Optional<SignatureFailure> problem(TagList tags) {
    if (tags.error().isPresent()) {
      return failure("the key record cannot be read: " + tags.error().get());
    }
    Optional<String> version = tags.value("v");
    if (version.isPresent()
        && (!version.get().equals("DKIM1")
            || !tags.tags().keySet().iterator().next().equals("v"))) {
      return failure(
          "the key record has v="
              + Printable.of(version.get())
              + ", expected v=DKIM1 as its first tag or no v= at all");
    }
    return tags.value("p").isEmpty() ? failure("the key record has no p=") : Optional.empty();
  }

  private static Optional<SignatureFailure> failure(String text) {
    return Optional.of(new SignatureFailure(Reason.KEY_SYNTAX, text));
  }

  /** Whether {@code i=} has to be in {@code d=} itself, not below (flag {@code s}). */
  public boolean isStrict() {
    return flags.contains("s");
  }

  /** Why it is not a key for that algorithm in mail, if so. */
  Optional<SignatureFailure> unsuitableFor(Algorithm algorithm) {
    String expected = "";
    if (!keyType.equals(algorithm.keyType())) {
      expected = "k=" + keyType + ", expected k=" + algorithm.keyType();
    } else if (!hashes.isEmpty() && !hashes.contains(algorithm.hash())) {
      expected = "h=" + String.join(":", hashes) + ", expected " + algorithm.hash() + " in it";
    } else if (!services.contains("*") && !services.contains("email")) {
      expected = "s=" + String.join(":", services) + ", expected email or * in it";
    }
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SignatureFailure(
                Reason.KEY_UNSUITABLE, "the key record has " + Printable.of(expected)));
  }
}
