package fakereceiver.cli;

import fakereceiver.ReceiverBuilder;
import fakereceiver.given.UsageException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How much clients may have at once, and for how long. Of each receiver. */
final class LimitOptions {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

  @Option(
      names = "--max-sessions",
      paramLabel = "N",
      description = "How many sessions there may be at the same time; default: 10000.")
  private Optional<Integer> sessions = Optional.empty();

  @Option(
      names = "--max-sessions-per-client",
      paramLabel = "N",
      description =
          "How many of one IPv4 address, or of one /64; default: 1000, and on loopback any number.")
  private Optional<Integer> ofClient = Optional.empty();

  @Option(
      names = "--max-connections-per-minute",
      paramLabel = "N",
      description = "How often such a client may connect; default: as often as it likes.")
  private Optional<Integer> perMinute = Optional.empty();

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      description = "How long a client may send nothing: 500ms, 30s, 5m, 1h; default: 60s.")
  private Optional<String> idle = Optional.empty();

  @Option(
      names = "--command-timeout",
      paramLabel = "TIME",
      description = "How long one command, or one message, may take; default: 5m.")
  private Optional<String> command = Optional.empty();

  @Option(
      names = "--session-timeout",
      paramLabel = "TIME",
      description = "How long a session may last; default: 10m.")
  private Optional<String> session = Optional.empty();

  /**
   * Tells {@code builder}.
   *
   * @throws UsageException when one of them cannot be
   */
  void applyTo(ReceiverBuilder builder) {
    number("--max-sessions", sessions).ifPresent(builder::maxConnections);
    number("--max-sessions-per-client", ofClient).ifPresent(builder::maxSessionsOfClient);
    number("--max-connections-per-minute", perMinute).ifPresent(builder::maxConnectionsPerMinute);
    idle.map(text -> time("--idle-timeout", text)).ifPresent(builder::idleTimeout);
    command.map(text -> time("--command-timeout", text)).ifPresent(builder::commandTimeout);
    session.map(text -> time("--session-timeout", text)).ifPresent(builder::sessionTimeout);
  }

  private static Optional<Integer> number(String option, Optional<Integer> number) {
    number
        .filter(n -> n < 1)
        .ifPresent(
            n -> {
              throw new UsageException(option + " " + n + ", expected at least 1");
            });
    return number;
  }

  private static Duration time(String option, String text) {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches() && Long.parseLong(matcher.group(1)) > 0) {
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
    throw new UsageException(option + " \"" + text + "\", expected a time: 500ms, 30s, 5m or 1h");
  }
}
