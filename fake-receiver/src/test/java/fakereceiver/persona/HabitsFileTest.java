package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Stage;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.judge.TimeBehaviour.Quota;
import fakereceiver.judge.TimeBehaviour.Silence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitsFileTest {

  private static final String HEAD = "persona: mine\nextends: accept-all\n";

  private static TimeBehaviour read(String habits) {
    return PersonaFile.read(
            "mine.yaml", HEAD + habits, KnownRules.ids(), KnownRules.personas()::named)
        .habits();
  }

  @Test
  void readsEveryHabit() {
    TimeBehaviour habits =
        read(
            """
            greylisting: { wait: 5m }
            rate-limits:
              connections: { most: 25, within: 60s }
              messages: { most: 1000, within: 1h }
            tarpit: { rcpt: 250ms }
            waits: { ptr: 10s, list: 1200ms }
            """);

    assertThat(habits)
        .isEqualTo(
            new TimeBehaviour(
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(new Quota(25, Duration.ofMinutes(1))),
                Optional.of(new Quota(1000, Duration.ofHours(1))),
                Map.of(Stage.RCPT, Duration.ofMillis(250)),
                Map.of(
                    Silence.PTR, Duration.ofSeconds(10), Silence.LIST, Duration.ofMillis(1200))));
  }

  @Test
  void hasNoHabitsUnlessTheFileSaysSo() {
    assertThat(read("").remembers()).isFalse();
    assertThat(read("")).isEqualTo(TimeBehaviour.NONE);
  }

  @Test
  void inheritsHabitsAndChangesSomeOfThem() {
    assertThat(KnownRules.personas().named("postfix-strict").habits().waits())
        .containsEntry(Silence.PTR, Duration.ofSeconds(10))
        .containsEntry(Silence.HELO, Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "greylisting: { wait: soon }                 | mine.yaml:3: greylisting.wait: found"
            + " \"soon\", expected a time such as 250ms, 75s, 5m or 1h",
        "greylisting: { wait: 0s }                   | mine.yaml:3: greylisting.wait: found \"0s\","
            + " expected more than no time",
        "greylisting: {}                             | mine.yaml:3: greylisting.wait: found"
            + " nothing, expected text",
        "greylisting: 300s                           | mine.yaml:3: greylisting: found \"300s\","
            + " expected a map",
        "rate-limits: { bytes: 3 }                   | mine.yaml:3: rate-limits.bytes: found an"
            + " unknown key, expected one of: connections, messages",
        "rate-limits: { messages: { within: 1h } }   | mine.yaml:3: rate-limits.messages.most:"
            + " found nothing, expected a whole number from 1 to 10000",
        "rate-limits: { messages: { most: 0, within: 1h } } | mine.yaml:3:"
            + " rate-limits.messages.most: found the number 0.0, expected a whole number",
        "tarpit: { data: 5s }                        | mine.yaml:3: tarpit.data: found an unknown"
            + " key, expected one of: connect, helo, mail, rcpt, message",
        "waits: { mx: 5s }                           | mine.yaml:3: waits.mx: found an unknown key,"
            + " expected one of: ptr, forward, helo, sender, spf, list",
      })
  void saysWhatIsWrongAndWhere(String line, String problem) {
    assertThatThrownBy(() -> read(line + "\n"))
        .isInstanceOf(PersonaFileException.class)
        .hasMessageStartingWith(problem);
  }
}
