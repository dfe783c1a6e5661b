package fakereceiver.persona.postfix;

import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a Postfix {@code main.cf}, or what {@code postconf -n} prints (postconf(5)).
 * Immutable.
 */
public final class MainCf {

  /** A service such as policyd-spf has parameters with its own name, hyphen included, in them. */
  private static final Pattern PARAMETER = Pattern.compile("([^\\s=]+)\\s*=\\s*(.*)");

  /**
   * What a parameter is set to, and where.
   *
   * @param text the value, references to other parameters not yet filled in
   * @param line the line of the file
   */
  public record Value(String text, int line) {}

  private final String fileName;
  private final Map<String, Value> values;

  private MainCf(String fileName, Map<String, Value> values) {
    this.fileName = fileName;
    this.values = values;
  }

  /**
   * Reads a configuration. A line that begins with white space continues the one before.
   *
   * @param fileName how error messages call the file
   * @throws IllegalArgumentException when a line is neither; the message lists all that are not
   */
  public static MainCf read(String fileName, String text) {
    Map<String, Value> values = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    Optional<String> name = Optional.empty();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && name.isPresent()) {
        values.computeIfPresent(
            name.get(),
            (key, old) -> new Value((old.text() + " " + line.strip()).strip(), old.line()));
        continue;
      }
      Matcher parameter = PARAMETER.matcher(line.strip());
      if (Character.isWhitespace(line.charAt(0)) || !parameter.matches()) {
        problems.add(
            fileName
                + ":"
                + number
                + ": found \""
                + Shortened.start(line.strip(), 60)
                + "\", expected a parameter such as smtpd_client_restrictions = permit_mynetworks");
        continue;
      }
      name = Optional.of(parameter.group(1));
      values.put(parameter.group(1), new Value(parameter.group(2).strip(), number));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new MainCf(fileName, values);
  }

  /** The value of a parameter with all references filled in; empty when it is not set. */
  public Optional<String> value(String parameter) {
    return Optional.ofNullable(values.get(parameter))
        .map(
            value ->
                References.filled(
                    value.text(), name -> Optional.ofNullable(values.get(name)).map(Value::text)));
  }

  /** The value of a parameter, or its default. */
  public String value(String parameter, String otherwise) {
    return value(parameter).orElse(otherwise);
  }

  /** Where a parameter is set: {@code main.cf:12}. */
  public String place(String parameter) {
    return fileName
        + Optional.ofNullable(values.get(parameter)).map(v -> ":" + v.line()).orElse("");
  }
}
