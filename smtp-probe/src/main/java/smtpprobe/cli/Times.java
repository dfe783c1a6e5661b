package smtpprobe.cli;

import fakereceiver.given.UsageException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them, the same way everywhere: {@code 30s}, {@code 5m}, {@code 2h}. */
final class Times {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|min|h|d|)");

  private Times() {}

  /**
   * A time.
   *
   * @param bare what a number without a unit is taken for, as it was before there were units
   * @throws UsageException when it is none
   */
  static Duration read(String option, String text, ChronoUnit bare) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option + " \"" + text + "\", expected a time: 30s, 5m or 2h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "" -> Duration.of(number, bare);
      default -> Duration.ofMinutes(number);
    };
  }
}
