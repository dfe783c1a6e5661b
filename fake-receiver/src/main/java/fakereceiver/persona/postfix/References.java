package fakereceiver.persona.postfix;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters that the values of others name: {@code $name}, in braces or not (postconf(5)). */
public final class References {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:([A-Za-z0-9_]+)|\\{([A-Za-z0-9_]+)\\}|\\(([A-Za-z0-9_]+)\\))");

  /** How deep parameters may name others. */
  private static final int MAX_DEPTH = 20;

  /** More than any configuration that people write. */
  private static final int MAX_VALUE = 100_000;

  private References() {}

  /** {@code text} with the values of what it names filled in; what has no value stays. */
  public static String filled(String text, Function<String, Optional<String>> values) {
    return filled(text, values, 0);
  }

  private static String filled(String text, Function<String, Optional<String>> values, int depth) {
    if (depth > MAX_DEPTH || text.length() > MAX_VALUE) {
      return text;
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(
            reference -> {
              String name =
                  Optional.ofNullable(reference.group(1))
                      .or(() -> Optional.ofNullable(reference.group(2)))
                      .orElseGet(() -> reference.group(3));
              return Matcher.quoteReplacement(
                  values
                      .apply(name)
                      .map(value -> filled(value, values, depth + 1))
                      .orElse(reference.group()));
            });
  }
}
