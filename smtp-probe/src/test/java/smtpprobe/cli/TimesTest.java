package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.given.UsageException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({"30s, 30", "5m, 300", "5min, 300", "2h, 7200", "1d, 86400", "7, 420"})
  void areWrittenWithTheirUnit(String text, long seconds) {
    assertThat(Times.read("--watch-for", text, ChronoUnit.MINUTES))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "1.5m", "5 m", "9999999s", "5w"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Times.read("--watch", text, ChronoUnit.SECONDS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--watch \"" + text + "\", expected a time: 30s, 5m or 2h");
  }

  @Test
  void millisecondsAreForTests() {
    assertThat(Times.read("--timeout", "50ms", ChronoUnit.SECONDS))
        .isEqualTo(Duration.ofMillis(50));
  }
}
