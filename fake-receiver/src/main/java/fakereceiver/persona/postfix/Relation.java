package fakereceiver.persona.postfix;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** The comparisons of postconf(5). */
final class Relation {

  private static final String LEVEL = "level";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,100}+");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,2}");

  private Relation() {}

  /** Whether it holds; empty when that cannot be told. */
  static Optional<Boolean> of(String operator, String one, String two) {
    boolean ofLevels = operator.endsWith(LEVEL);
    Optional<Integer> order = ofLevels ? levels(one, two) : Optional.of(order(one, two));
    String plain = operator.substring(0, operator.length() - (ofLevels ? LEVEL.length() : 0));
    return order.flatMap(o -> holds(plain, o));
  }

  private static Optional<Boolean> holds(String operator, int order) {
    return switch (operator) {
      case "==" -> Optional.of(order == 0);
      case "!=" -> Optional.of(order != 0);
      case "<" -> Optional.of(order < 0);
      case "<=" -> Optional.of(order <= 0);
      case ">=" -> Optional.of(order >= 0);
      case ">" -> Optional.of(order > 0);
      default -> Optional.empty();
    };
  }

  /** By number where both are made of digits. */
  private static int order(String one, String two) {
    return DIGITS.matcher(one).matches() && DIGITS.matcher(two).matches()
        ? new BigInteger(one).compareTo(new BigInteger(two))
        : one.compareTo(two);
  }

  /** Of compatibility levels, 3.10 after 3.9; what is left out of one is 0. */
  private static Optional<Integer> levels(String one, String two) {
    if (!VERSION.matcher(one).matches() || !VERSION.matcher(two).matches()) {
      return Optional.empty();
    }
    String[] parts = one.split("\\.", -1);
    String[] others = two.split("\\.", -1);
    int order = 0;
    for (int i = 0; i < 3 && order == 0; i++) {
      order = Integer.compare(part(parts, i), part(others, i));
    }
    return Optional.of(order);
  }

  private static int part(String[] parts, int index) {
    return index < parts.length ? Integer.parseInt(parts[index]) : 0;
  }
}
