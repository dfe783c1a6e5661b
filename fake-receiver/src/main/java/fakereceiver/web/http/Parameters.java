package fakereceiver.web.http;

import java.util.Map;
import java.util.Optional;

/** The parameters of a query, decoded. Immutable. */
public final class Parameters {

  private final Map<String, String> all;

  Parameters(Map<String, String> all) {
    this.all = Map.copyOf(all);
  }

  /** One of them; empty when it is not there. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /**
   * A number.
   *
   * @throws Refused when it is there, and none from 1 to {@code most}
   */
  public Optional<Long> number(String name, long most) {
    return text(name)
        .map(
            text ->
                Request.positive(text)
                    .filter(number -> number <= most)
                    .orElseThrow(
                        () ->
                            Refused.wrong(
                                name,
                                "the parameter "
                                    + name
                                    + " is no such number, expected "
                                    + (most == Long.MAX_VALUE
                                        ? "one from 1 on"
                                        : "1 to " + most))));
  }

  /**
   * Yes or no; no when it is not there.
   *
   * @throws Refused when it is neither
   */
  public boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw Refused.wrong(
              name, "the parameter " + name + " is neither, expected true or false");
    };
  }
}
