package fakereceiver.auth.authres;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one method (RFC 8601 section 2.2). Immutable.
 *
 * @param method {@code spf}, {@code dkim}, ... in lower case
 * @param result the word, in lower case
 * @param reason the reason that is part of the field
 * @param comment what stands in brackets, for people
 * @param properties {@code smtp.mailfrom} and such with their values, in order
 */
public record MethodResult(
    String method,
    String result,
    Optional<String> reason,
    Optional<String> comment,
    Map<String, String> properties) {

  /** Copies the map, keeping its order. */
  public MethodResult {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  static MethodResult of(String method, String result, String comment) {
    return new MethodResult(
        method,
        result,
        Optional.empty(),
        comment.isEmpty() ? Optional.empty() : Optional.of(comment),
        Map.of());
  }

  /** With one more property, unless its value is empty. */
  MethodResult with(String property, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new MethodResult(method, result, reason, comment, more);
  }
}
