package fakereceiver.misbehaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --misbehave} understands. */
class MisbehaviourTextTest {

  private static Misbehaviour always(String text) {
    return MisbehaviourText.addTo(new Misbehaviours(), text).nextSession().get(0);
  }

  @Test
  void namesEveryMisbehaviour() {
    assertThat(always("hang-up message")).isEqualTo(Misbehaviour.hangUp(Moment.MESSAGE));
    assertThat(always(" Stall  HELO ")).isEqualTo(Misbehaviour.stall(Moment.HELO));
    assertThat(always("tarpit 500ms")).isEqualTo(Misbehaviour.tarpit(Duration.ofMillis(500)));
    assertThat(always("tarpit 30s")).isEqualTo(Misbehaviour.tarpit(Duration.ofSeconds(30)));
    assertThat(always("tarpit 5m")).isEqualTo(Misbehaviour.tarpit(Duration.ofMinutes(5)));
    assertThat(always("long-line rcpt")).isEqualTo(Misbehaviour.longLine(Moment.RCPT));
    assertThat(always("long-line rcpt 600")).isEqualTo(new Misbehaviour.LongLine(Moment.RCPT, 600));
    assertThat(always("broken-tls hang-up"))
        .isEqualTo(Misbehaviour.brokenTls(Misbehaviour.Handshake.HANG_UP));
    assertThat(always("without size")).isEqualTo(Misbehaviour.without("SIZE"));
    assertThat(always("require-auth")).isEqualTo(Misbehaviour.requireAuth());
    assertThat(always("rcpt 451 4.3.0 Later: at 10:00"))
        .isEqualTo(Misbehaviour.say(Moment.RCPT, "451 4.3.0 Later: at 10:00"));
  }

  @Test
  void countsSessionsAndMails() {
    Misbehaviours plan = new Misbehaviours();
    MisbehaviourText.addTo(plan, "2 sessions: hang-up connect");
    MisbehaviourText.addTo(plan, "1 mail: rcpt 450 4.2.0 Later");

    assertThat(plan.pending()).isEqualTo(3);
    assertThat(plan.nextSession()).containsExactly(Misbehaviour.hangUp(Moment.CONNECT));
    assertThat(plan.nextMail()).containsExactly(Misbehaviour.say(Moment.RCPT, "450 4.2.0 Later"));
    assertThat(plan.nextMail()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hang-up",
        "hang-up dot",
        "explode",
        "tarpit 5",
        "tarpit 0s",
        "tarpit 99999999s",
        "long-line rcpt 12",
        "long-line rcpt many",
        "long-line",
        "broken-tls",
        "without",
        "without SIZE and more",
        "require-auth now",
        "rcpt",
        "rcpt later",
        "rcpt 999 no",
        "2 days: stall helo",
        "0 sessions: stall helo",
        "2 mails: stall helo",
        ": stall helo"
      })
  void saysWhatItExpects(String text) {
    assertThatThrownBy(() -> MisbehaviourText.addTo(new Misbehaviours(), text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .satisfiesAnyOf(
            message -> assertThat(message).contains("\"" + text + "\", expected "),
            message -> assertThat(message).contains("does so for sessions"),
            message -> assertThat(message).contains("a line of 12 octets, expected 511"));
  }
}
