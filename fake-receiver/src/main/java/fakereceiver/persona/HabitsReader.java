package fakereceiver.persona;

import fakereceiver.judge.Stage;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.judge.TimeBehaviour.Quota;
import fakereceiver.judge.TimeBehaviour.Silence;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a receiver behaves over time: the parts {@code greylisting}, {@code rate-limits},
 * {@code tarpit} and {@code waits} of a persona file.
 */
final class HabitsReader {

  private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,5})(ms|s|m|h)");

  private final YamlMap file;

  HabitsReader(YamlMap file) {
    this.file = file;
  }

  /** What is not said is as in {@code base}. */
  TimeBehaviour read(TimeBehaviour base) {
    Optional<YamlMap> limits = file.map("rate-limits");
    limits.ifPresent(map -> map.allowOnly("one of", List.of("connections", "messages")));
    return new TimeBehaviour(
        file.map("greylisting").flatMap(HabitsReader::greylisting).or(base::greylisting),
        limits.flatMap(map -> quota(map, "connections")).or(base::connections),
        limits.flatMap(map -> quota(map, "messages")).or(base::messages),
        durations("tarpit", Stage.class, Stage::word, base.tarpit()),
        durations("waits", Silence.class, Silence::word, base.waits()));
  }

  private static Optional<Duration> greylisting(YamlMap map) {
    map.allowOnly("one of", List.of("wait"));
    return span(map, "wait");
  }

  private static Optional<Duration> span(YamlMap map, String key) {
    Optional<YamlText> text = map.needText(key);
    Optional<Duration> span = text.flatMap(HabitsReader::duration);
    if (span.filter(Duration::isZero).isPresent()) {
      text.get().expected("more than no time");
      return Optional.empty();
    }
    return span;
  }

  private static Optional<Quota> quota(YamlMap limits, String key) {
    return limits
        .map(key)
        .flatMap(
            map -> {
              map.allowOnly("one of", List.of("most", "within"));
              Optional<Integer> most = most(map);
              Optional<Duration> within = span(map, "within");
              return most.isPresent() && within.isPresent()
                  ? Optional.of(new Quota(most.get(), within.get()))
                  : Optional.empty();
            });
  }

  private static Optional<Integer> most(YamlMap map) {
    Optional<Double> number = map.number("most");
    if (number.filter(n -> n >= 1 && n <= Quota.MOST && n == Math.rint(n)).isPresent()) {
      return number.map(Double::intValue);
    }
    if (number.isPresent() || !map.has("most")) {
      map.problem(
          "most",
          "found "
              + number.map(n -> "the number " + n).orElse("nothing")
              + ", expected a whole number from 1 to "
              + Quota.MOST);
    }
    return Optional.empty();
  }

  private <K extends Enum<K>> Map<K, Duration> durations(
      String key, Class<K> kind, Function<K, String> word, Map<K, Duration> base) {
    Optional<YamlMap> map = file.map(key);
    if (map.isEmpty()) {
      return base;
    }
    List<K> kinds = Arrays.asList(kind.getEnumConstants());
    map.get().allowOnly("one of", kinds.stream().map(word).toList());
    Map<K, Duration> durations = new EnumMap<>(kind);
    durations.putAll(base);
    for (K each : kinds) {
      map.get()
          .text(word.apply(each))
          .flatMap(HabitsReader::duration)
          .ifPresent(duration -> durations.put(each, duration));
    }
    return durations;
  }

  private static Optional<Duration> duration(YamlText text) {
    Matcher matcher = DURATION.matcher(text.value());
    if (!matcher.matches()) {
      text.expected("a time such as 250ms, 75s, 5m or 1h");
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }
}
