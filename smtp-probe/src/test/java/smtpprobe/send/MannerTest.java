package smtpprobe.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MannerTest {

  private static List<String> tries(Duration atMost) {
    Retry retry = new Retry(atMost);
    List<String> due = new ArrayList<>();
    Optional<Duration> next = retry.next(1);
    while (next.isPresent()) {
      due.add(next.get().toString());
      next = retry.next(due.size() + 1);
    }
    return due;
  }

  @Test
  void triesAgainSoonAndThenEveryFiveMinutesAndALastTimeWhenTheTimeIsUp() {
    assertThat(tries(Duration.ofMinutes(20)))
        .containsExactly("PT1M", "PT5M10S", "PT10M10S", "PT15M10S", "PT20M");
    assertThat(tries(Duration.ofSeconds(30))).containsExactly("PT30S");
    assertThat(tries(Duration.ofMinutes(1))).containsExactly("PT1M");
    assertThat(tries(Retry.LONGEST)).hasSizeLessThan(60);
  }

  @Test
  void refusesToGoOnForEver() {
    assertThatThrownBy(() -> new Retry(Duration.ofHours(5)))
        .hasMessage("retrying for 18000 s, expected 1 to 14400");
    assertThatThrownBy(() -> new Retry(Duration.ZERO)).hasMessageContaining("expected 1 to");
  }

  @Test
  void refusesToBeALoadGenerator() {
    assertThatThrownBy(() -> new Manner(101, Duration.ZERO, Optional.empty(), 50))
        .hasMessage("101 mails each way, expected 1 to 100: this is no load generator");
    Manner thirty = new Manner(30, Duration.ofSeconds(1), Optional.empty(), Manner.MOST_WAYS);
    assertThatCode(() -> thirty.checkCount(3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> thirty.checkCount(4))
        .hasMessage(
            "that makes 120 transactions (4 ways from an own address to a server, 30 mails each),"
                + " expected at most 100. Nothing was sent");
  }

  @Test
  void refusesMoreWaysThanWereAllowed() {
    assertThatCode(() -> Manner.ONCE.checkCount(50)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Manner.ONCE.checkCount(51))
        .hasMessage(
            "that makes 51 transactions (51 ways from an own address to a server), expected at most"
                + " 50; --max raises that to 200 at most. Nothing was sent");
  }

  @Test
  void doesNotRepeatAndRetry() {
    assertThatThrownBy(
            () -> new Manner(2, Duration.ZERO, Optional.of(Retry.USUAL), Manner.USUAL_WAYS))
        .hasMessageContaining("expected one of them");
  }
}
