package smtpprobe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import smtpprobe.rules.reverse.ReverseRules;

class WatchTest {

  private static final Watch EVERY_MINUTE = new Watch(Duration.ofMinutes(1), Duration.ofMinutes(3));

  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();

  private boolean run(Outcome... looks) {
    outcomes.addAll(List.of(looks));
    return EVERY_MINUTE.run(
        () ->
            List.of(
                new Finding(
                    ReverseRules.all().get(0).card(),
                    "2001:db8::25",
                    outcomes.size() > 1 ? outcomes.pop() : outcomes.getFirst())),
        waits::add,
        said::add);
  }

  @Test
  void endsWhenAllIsWell() {
    assertThat(
            run(
                Outcome.failed(Evidence.NONE),
                Outcome.undecided(Evidence.NONE),
                Outcome.passed(Evidence.NONE)))
        .isTrue();
    assertThat(waits).hasSize(2);
    assertThat(said)
        .containsExactly(
            "reverse-record-missing; again in 60 s, for another 3 minutes",
            "reverse-record-missing; again in 60 s, for another 2 minutes",
            "reverse DNS is as it should be");
  }

  @Test
  void endsWhenTheTimeIsUp() {
    assertThat(run(Outcome.failed(Evidence.NONE))).isFalse();
    assertThat(waits).hasSize(3);
    assertThat(said).last().isEqualTo("the time is up, and there is still reverse-record-missing");
  }

  @Test
  void refusesToGoOnForEverAndToNeverRest() {
    assertThatThrownBy(() -> new Watch(Duration.ZERO, Duration.ofHours(1)))
        .hasMessageContaining("expected 1 to");
    assertThatThrownBy(() -> new Watch(Duration.ofMinutes(1), Duration.ofDays(3)))
        .hasMessageContaining("expected 0 to");
  }
}
