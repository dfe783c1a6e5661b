package smtpprobe.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import smtpprobe.send.Manner;
import smtpprobe.send.Retry;

/** How often, how fast and for how long. */
final class MannerOptions {

  private static final Pattern RATE = Pattern.compile("([1-9][0-9]?)/(s|min)");
  private static final int FASTEST = 10;

  @Option(
      names = "--retry",
      description =
          "Try again what is deferred (4xx) until it is accepted or rejected, after 1 and 5 minutes"
              + " and then every 5, for 20 minutes: tells greylisting from refusal.")
  private boolean retry;

  @Option(
      names = "--retry-for",
      paramLabel = "TIME",
      description = "The same for so long, such as 90s, 30m or 2h; 4h at most.")
  private Optional<String> retryFor = Optional.empty();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Send so many mails each way, and show where answers begin to differ. At most 100 in all:"
              + " this is a probe, not a load generator. Stops after three in a row without a"
              + " result.")
  private int times;

  @Option(
      names = "--rate",
      paramLabel = "N/s|N/min",
      description = "Begin at most so many transactions; default with --repeat: 1/s. 10/s at most.")
  private Optional<String> rate = Optional.empty();

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "" + Manner.USUAL_WAYS,
      description =
          "Refuse to make more transactions than that without --repeat; default: ${DEFAULT-VALUE}, "
              + "200 at most. Receivers are other people's servers.")
  private int most;

  /**
   * What the user chose.
   *
   * @throws IllegalArgumentException when something is outside its limits
   */
  Manner manner() {
    if (times < 1 || times > Manner.MOST_TIMES) {
      throw new IllegalArgumentException(
          "--repeat "
              + times
              + ", expected 1 to "
              + Manner.MOST_TIMES
              + ": this is a probe, not a load generator");
    }
    if (most < 1 || most > Manner.MOST_WAYS) {
      throw new IllegalArgumentException("--max " + most + ", expected 1 to " + Manner.MOST_WAYS);
    }
    Optional<Retry> again =
        retryFor.map(MannerOptions::retry).or(() -> retry ? Optional.of(Retry.USUAL) : none());
    if (times > 1 && again.isPresent()) {
      throw new IllegalArgumentException(
          "--repeat with --retry, expected one of them: the answers could not be told apart");
    }
    return new Manner(times, interval(), again, most);
  }

  private static Optional<Retry> none() {
    return Optional.empty();
  }

  private static Retry retry(String text) {
    Duration time = Times.read("--retry-for", text, ChronoUnit.MINUTES);
    if (time.isZero() || time.compareTo(Retry.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "--retry-for " + text + ", expected a time from 1s to 4h, such as 90s, 30m or 2h");
    }
    return new Retry(time);
  }

  private Duration interval() {
    if (rate.isEmpty()) {
      return times > 1 ? Duration.ofSeconds(1) : Duration.ZERO;
    }
    Matcher matcher = RATE.matcher(rate.get());
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      if (matcher.group(2).equals("min")) {
        return Duration.ofMinutes(1).dividedBy(number);
      }
      if (number <= FASTEST) {
        return Duration.ofSeconds(1).dividedBy(number);
      }
    }
    throw new IllegalArgumentException(
        "--rate " + rate.get() + ", expected 1/s to 10/s, or 1/min to 99/min");
  }
}
