package fakereceiver.persona.postfix;

import java.util.Optional;
import java.util.function.Function;

/**
 * Parameters that the values of others name: {@code $name}, in braces or not, and on conditions:
 * {@code ${name?value}}, {@code ${name:value}}, {@code ${name?{value}:{value}}} and {@code
 * ${{value} == {value} ? {value} : {value}}} (postconf(5)).
 */
public final class References {

  /** How deep parameters may name others. */
  private static final int MAX_DEPTH = 20;

  /** More than any configuration that people write. */
  private static final int MAX_VALUE = 100_000;

  private final Function<String, Optional<String>> values;

  /** How much may still be read: parameters may name others again and again. */
  private int left = 10 * MAX_VALUE;

  private References(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** {@code text} with the values of what it names filled in; what has no value stays. */
  public static String filled(String text, Function<String, Optional<String>> values) {
    return new References(values).filled(text, 0);
  }

  private String filled(String text, int depth) {
    left -= text.length();
    if (depth > MAX_DEPTH || text.length() > MAX_VALUE || left < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    ReferenceText rest = new ReferenceText(text);
    filled.append(rest.literal());
    while (!rest.isAtEnd()) {
      String reference = rest.reference();
      filled
          .append(rest.isSound() ? value(reference, depth).orElse(reference) : reference)
          .append(rest.literal());
    }
    return filled.toString();
  }

  /** What stands for {@code $name} or {@code ${...}}; empty when that cannot be known. */
  private Optional<String> value(String reference, int depth) {
    ReferenceText rest = ReferenceText.within(reference);
    Optional<String> subject = rest.isAt('{') ? relation(rest, depth) : rest.name().flatMap(values);
    if (subject.isEmpty() || rest.isAtEnd()) {
      return subject.map(value -> filled(value, depth + 1));
    }
    Optional<String> chosen =
        rest.takes('?')
            ? Optional.of(rest.operand())
            : Optional.of("").filter(nothing -> rest.isAt(':'));
    Optional<String> other = rest.takes(':') ? Optional.of(rest.operand()) : Optional.of("");
    return (subject.get().isEmpty() ? other : chosen)
        .filter(value -> chosen.isPresent() && rest.isAtEnd() && rest.isSound())
        .map(value -> filled(value, depth + 1));
  }

  /** {@code true}, or nothing where it does not hold. */
  private Optional<String> relation(ReferenceText rest, int depth) {
    String one = filled(rest.operand(), depth + 1);
    String operator = rest.operator();
    String two = rest.isAt('{') ? filled(rest.operand(), depth + 1) : "$";
    return one.contains("$") || two.contains("$") || !rest.isSound()
        ? Optional.empty()
        : Relation.of(operator, one, two).map(holds -> holds ? "true" : "");
  }
}
