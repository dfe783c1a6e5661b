package fakereceiver.judge;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static fakereceiver.judge.Bench.rule;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A persona that adds up faults. */
class ScoringTest {

  private static final String SCORES =
      """
      speaks-at: message
      scores:
        start: 0.1
        thresholds:
          0.8: { action: junk, source: invented here }
          6: { action: reject, reply: "550 5.7.1 Spam", source: invented here }
          3: { action: defer, reply: "450 4.7.1 Later", source: invented here }
      rules:
        a-fault: { action: note, weight: 0.7, source: invented here }
        b-fault:
          { action: note, weight: 3.5, undecided: { action: note, weight: 1 }, source: invented here }
        c-fault: { action: note, weight: 4, source: invented here }
        d-fault: { action: note, weight: -2.5, source: invented here }
      """;

  @Test
  void keepsTheSumAndItsPartsInTheVerdict() {
    Scoring.Score score = verdict(FAILED, FAILED, PASSED, FAILED).score().orElseThrow();

    assertThat(score.sum()).isEqualTo(1.8);
    assertThat(score.parts())
        .containsExactly(entry("a-fault", 0.7), entry("b-fault", 3.5), entry("d-fault", -2.5));
    assertThat(score.reached().orElseThrow().from()).isEqualTo(0.8);
    assertThat(score.text())
        .startsWith("1.8 = 0.1 + a-fault 0.7 + b-fault 3.5 - d-fault 2.5; ")
        .endsWith(" from 0.8 on");
  }

  @Test
  void takesAMessageBelowTheLeastThreshold() {
    Verdict verdict = verdict(PASSED, PASSED, PASSED, FAILED);

    assertThat(verdict.action()).isEqualTo(Action.NOTE);
    assertThat(verdict.because()).containsExactly("d-fault");
    assertThat(verdict.score().orElseThrow().sum()).isEqualTo(-2.4);
    assertThat(verdict.score().orElseThrow().reached()).isEmpty();
  }

  @Test
  void reachesAThresholdExactlyAlthoughFractionsAreBinary() {
    Verdict verdict = verdict(FAILED, PASSED, PASSED, PASSED);

    assertThat(verdict.score().orElseThrow().sum()).isEqualTo(0.8);
    assertThat(verdict.action()).isEqualTo(Action.JUNK);
    assertThat(verdict.because()).containsExactly("a-fault");
    assertThat(verdict.reply().orElseThrow().code()).isEqualTo(250);
  }

  @Test
  void refusesFromAHigherThresholdOnForTheHeaviestFaultsFirst() {
    Verdict verdict = verdict(FAILED, FAILED, FAILED, PASSED);

    assertThat(verdict.action()).isEqualTo(Action.REJECT);
    assertThat(verdict.stage()).contains(Stage.MESSAGE);
    assertThat(verdict.reply()).hasToString("Optional[550 5.7.1 Spam]");
    assertThat(verdict.because()).containsExactly("c-fault", "b-fault", "a-fault");
    assertThat(verdict.score().orElseThrow().sum()).isEqualTo(8.3);
  }

  @Test
  void takesTheHighestThresholdThatIsReachedWhateverTheirOrder() {
    assertThat(verdict(PASSED, FAILED, PASSED, PASSED).action()).isEqualTo(Action.DEFER);
  }

  @Test
  void letsWhatSpeaksForTheMailTakeAwayFromTheSum() {
    Verdict verdict = verdict(PASSED, FAILED, FAILED, FAILED);

    assertThat(verdict.action()).isEqualTo(Action.DEFER);
    assertThat(verdict.because()).containsExactly("c-fault", "b-fault");
    assertThat(verdict.score().orElseThrow().sum()).isEqualTo(5.1);
  }

  @Test
  void weighsDnsTroubleOnItsOwn() {
    assertThat(verdict(PASSED, UNDECIDED, PASSED, PASSED).score().orElseThrow().sum())
        .isEqualTo(1.1);
    assertThat(verdict(UNDECIDED, PASSED, PASSED, PASSED).score().orElseThrow().sum())
        .isEqualTo(0.1);
  }

  @Test
  void addsNothingUpBeforeTheMessageIsThere() {
    Attempt connected = Attempt.from("2001:db8::25");

    Verdict verdict = Bench.verdict(connected, SCORES, rules(FAILED, FAILED, FAILED, PASSED));

    assertThat(verdict.score()).isEmpty();
    assertThat(verdict.action()).isEqualTo(Action.NOTE);
  }

  @Test
  void looksAgainAtTheMessageSinceTheSumMayRefuse() {
    Rule[] rules = rules(PASSED, PASSED, PASSED, PASSED);
    Judge judge = new Judge(List.of(rules), Bench.persona(SCORES, rules), ZoneDns.of(""));

    assertThat(judge.open().mayRefuseAt(Stage.MESSAGE)).isTrue();
    assertThat(judge.open().mayRefuseAt(Stage.RCPT)).isFalse();
  }

  @Test
  void leavesTheRefusalToASingleCheckThatRefuses() {
    String yaml =
        SCORES.replace(
            "a-fault: { action: note, weight: 0.7,",
            "a-fault: { action: reject, reply: \"550 A\",");

    Verdict verdict = Bench.verdict(yaml, rules(FAILED, FAILED, FAILED, PASSED));

    assertThat(verdict.reply()).hasToString("Optional[550 A]");
    assertThat(verdict.because()).containsExactly("a-fault");
  }

  private static Verdict verdict(Result a, Result b, Result c, Result d) {
    return Bench.verdict(SCORES, rules(a, b, c, d));
  }

  private static Rule[] rules(Result a, Result b, Result c, Result d) {
    return new Rule[] {
      rule("a-fault", a), rule("b-fault", b), rule("c-fault", c), rule("d-fault", Stage.MAIL, d)
    };
  }
}
