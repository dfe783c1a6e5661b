package fakereceiver.auth.signature;

import fakereceiver.auth.signature.SignatureFailure.Reason;
import fakereceiver.dns.DomainName;
import fakereceiver.given.Ascii;
import fakereceiver.mail.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the tags of a signature field and collects what is wrong with them. */
final class SignatureParser {

  /** RFC 6376 section 3.5 allows 76 digits for l=; beyond 18 no message is that long. */
  private static final int MAX_DIGITS = 18;

  private static final int MAX_SIGNED_FIELDS = 1_000;

  private final TagList tags;
  private final List<SignatureFailure> failures = new ArrayList<>();

  SignatureParser(TagList tags) {
    this.tags = tags;
    tags.error().ifPresent(error -> fail(Reason.SYNTAX, error));
  }

  MessageSignature message(int position, Canonicalization form) {
    Optional<Algorithm> algorithm = algorithm();
    List<Optional<Canonicalization>> forms = forms(form);
    Optional<DomainName> domain = domain();
    Optional<String> selector = selector();
    List<String> signedFields = signedFields();
    OptionalLong length = length();
    Optional<Instant> made = time("t");
    Optional<Instant> expires = time("x");
    if (made.isPresent() && expires.isPresent() && expires.get().isBefore(made.get())) {
      fail(Reason.SYNTAX, "x= is before t=");
    }
    return new MessageSignature(
        position,
        tags,
        algorithm,
        forms.get(0),
        forms.get(1),
        domain,
        selector,
        signedFields,
        length,
        made,
        expires,
        base64("bh"),
        base64("b"),
        failures);
  }

  List<SignatureFailure> failures() {
    return failures;
  }

  private void fail(Reason reason, String text) {
    failures.add(new SignatureFailure(reason, Printable.of(text)));
  }

  private Optional<String> required(String name) {
    Optional<String> value = tags.value(name);
    if (tags.lacks(name)) {
      fail(Reason.SYNTAX, name + "= is missing");
    } else if (value.isPresent() && value.get().isEmpty()) {
      fail(Reason.SYNTAX, name + "= is empty");
    }
    return value.filter(text -> !text.isEmpty());
  }

  Optional<Algorithm> algorithm() {
    Optional<String> word = required("a");
    Optional<Algorithm> algorithm = word.flatMap(Algorithm::named);
    if (algorithm.isPresent() && algorithm.get() == Algorithm.RSA_SHA1) {
      fail(Reason.SHA1, "a=rsa-sha1 no longer counts (RFC 8301 section 3.1)");
    } else if (word.isPresent() && algorithm.isEmpty()) {
      fail(
          Reason.ALGORITHM,
          "a=" + word.get() + " is unknown, expected rsa-sha256 or ed25519-sha256");
    }
    return algorithm;
  }

  private List<Optional<Canonicalization>> forms(Canonicalization form) {
    if (tags.value("c").isEmpty()) {
      return List.of(Optional.of(form), Optional.of(form));
    }
    String word = tags.value("c").get();
    int slash = word.indexOf('/');
    Optional<Canonicalization> header =
        Canonicalization.named(slash < 0 ? word : word.substring(0, slash));
    Optional<Canonicalization> body =
        Canonicalization.named(slash < 0 ? "simple" : word.substring(slash + 1));
    if (header.isEmpty() || body.isEmpty()) {
      fail(Reason.CANONICALIZATION, "c=" + word + " is unknown, expected such as relaxed/relaxed");
    }
    return List.of(header, body);
  }

  Optional<DomainName> domain() {
    Optional<String> text = required("d");
    Optional<DomainName> domain = text.flatMap(DomainName::parse);
    if (text.isPresent() && domain.isEmpty()) {
      fail(Reason.SYNTAX, "d=" + text.get() + " is not a domain name");
    }
    return domain;
  }

  Optional<String> selector() {
    Optional<String> text = required("s");
    Optional<String> selector = text.filter(s -> DomainName.parse(s).isPresent());
    if (text.isPresent() && selector.isEmpty()) {
      fail(Reason.SYNTAX, "s=" + text.get() + " is not a selector");
    }
    return selector;
  }

  /** An empty list, and empty names in it, are let through: they stand for no field. */
  private List<String> signedFields() {
    Optional<String> list = tags.packed("h");
    if (tags.lacks("h")) {
      fail(Reason.SYNTAX, "h= is missing");
    }
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> names =
        Arrays.stream(list.get().toLowerCase(Locale.ROOT).split(":", -1))
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.size() > MAX_SIGNED_FIELDS) {
      fail(Reason.SYNTAX, "h= holds more than " + MAX_SIGNED_FIELDS + " names");
      return names.subList(0, MAX_SIGNED_FIELDS);
    }
    return names;
  }

  private OptionalLong length() {
    Optional<String> digits = tags.value("l");
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!isNumber(digits.get())) {
      fail(Reason.SYNTAX, "l=" + digits.get() + " is not a number");
      return OptionalLong.empty();
    }
    return OptionalLong.of(number(digits.get()));
  }

  Optional<Instant> time(String name) {
    Optional<String> digits = tags.value(name);
    if (digits.isPresent() && !isNumber(digits.get())) {
      fail(Reason.SYNTAX, name + "=" + digits.get() + " is not a number of seconds");
      return Optional.empty();
    }
    // RFC 6376 section 3.5: a number that is too large is as good as infinite.
    return digits.map(d -> Instant.ofEpochSecond(Math.min(number(d), 999_999_999_999L)));
  }

  private static boolean isNumber(String digits) {
    return digits.length() <= 76 && Ascii.isDigits(digits);
  }

  private static long number(String digits) {
    String bare = digits.replaceFirst("^0+(?=.)", "");
    return bare.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(bare);
  }

  String base64(String name) {
    if (required(name).isEmpty()) {
      return "";
    }
    String packed = tags.packed(name).orElse("");
    try {
      Base64.getDecoder().decode(packed);
      return packed;
    } catch (IllegalArgumentException e) {
      fail(Reason.SYNTAX, name + "= is not base64");
      return "";
    }
  }
}
