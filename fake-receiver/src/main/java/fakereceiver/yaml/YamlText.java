package fakereceiver.yaml;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text in a YAML file, with the place where it stands. */
public final class YamlText {

  private static final int MAX_SHOWN = 80;

  private final String value;
  private final int line;
  private final int column;
  private final String key;
  private final Problems problems;

  YamlText(String value, int line, int column, String key, Problems problems) {
    this.value = value;
    this.line = line;
    this.column = column;
    this.key = key;
    this.problems = problems;
  }

  /** The text itself. */
  public String value() {
    return value;
  }

  /** The line in which it begins. */
  public int line() {
    return line;
  }

  /** Notes that something else was expected here. */
  public void expected(String what) {
    problems.add(line, column, key, "found " + shown(value) + ", expected " + what);
  }

  /**
   * Reads the text; when {@code reader} refuses it, what it says becomes a problem.
   *
   * @param what what is expected, {@code a host name}
   * @param reader throws {@link IllegalArgumentException} when the text is something else
   */
  public <T> Optional<T> as(String what, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(value));
    } catch (IllegalArgumentException e) {
      expected(what + " (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  /** Reads one of several values, each of which has a word. */
  public <T> Optional<T> oneOf(List<T> values, Function<T, String> word) {
    for (T one : values) {
      if (word.apply(one).equals(value)) {
        return Optional.of(one);
      }
    }
    List<String> words = values.stream().map(word).toList();
    expected(String.join(" | ", words) + Nearest.hint(value, words));
    return Optional.empty();
  }

  static String shown(String text) {
    return "\"" + Shortened.of(Printable.of(text), MAX_SHOWN) + "\"";
  }
}
