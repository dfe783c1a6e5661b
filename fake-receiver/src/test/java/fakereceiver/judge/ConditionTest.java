package fakereceiver.judge;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static fakereceiver.judge.Bench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a persona's decision counts: {@code with}, {@code unless}, {@code exempt-clients}. */
class ConditionTest {

  private static final String WITH =
      """
      speaks-at: connect
      rules:
        a-fault:
          { action: reject, reply: "550 No", with: [b-fault, c-fault], source: invented here }
      """;

  private static final String UNLESS =
      """
      speaks-at: connect
      rules:
        a-fault:
          { action: reject, reply: "550 No", unless: [b-fault, c-fault], source: invented here }
      """;

  private static final String EXEMPT =
      """
      speaks-at: connect
      exempt-clients: ["fc00::/7", 192.0.2.0/24]
      rules:
        a-fault:
          { action: reject, reply: "550 No", exempt-clients: spared, source: invented here }
        b-fault: { action: junk, source: invented here }
      """;

  @Test
  void countsWithAnyOneOfTheOtherFaults() {
    assertThat(with(FAILED, PASSED).because()).containsExactly("a-fault");
    assertThat(with(PASSED, FAILED).because()).containsExactly("a-fault");
    assertThat(with(SKIPPED, FAILED).action()).isEqualTo(Action.REJECT);
    assertThat(with(FAILED, FAILED).action()).isEqualTo(Action.REJECT);
  }

  @Test
  void doesNotCountWithNoneOfThem() {
    Verdict verdict = with(PASSED, SKIPPED);

    assertThat(verdict.action()).isEqualTo(Action.ACCEPT);
    assertThat(verdict.because()).isEmpty();
    assertThat(verdict.outcome("a-fault").result()).isEqualTo(FAILED);
  }

  @Test
  void countsWithARuleThatCouldNotDecide() {
    assertThat(with(PASSED, UNDECIDED).action()).isEqualTo(Action.REJECT);
  }

  @Test
  void waitsUntilTheOtherRulesAreKnown() {
    Verdict verdict =
        Bench.verdict(
            WITH,
            rule("a-fault", FAILED),
            rule("b-fault", Stage.MAIL, FAILED),
            rule("c-fault", Stage.HELO, PASSED));

    assertThat(verdict.action()).isEqualTo(Action.REJECT);
    assertThat(verdict.stage()).contains(Stage.MAIL);
  }

  @ParameterizedTest
  @EnumSource(
      value = Result.class,
      names = {"PASSED", "SKIPPED", "UNDECIDED"})
  void countsUnlessAnotherRuleShowsItsFault(Result other) {
    assertThat(unless(other, PASSED).action()).isEqualTo(Action.REJECT);
  }

  @Test
  void doesNotCountBesideOneOfTheFaultsThatExcuseIt() {
    Verdict verdict = unless(PASSED, FAILED);

    assertThat(verdict.action()).isEqualTo(Action.NOTE);
    assertThat(verdict.because()).containsExactly("c-fault");
  }

  @Test
  void sparesClientsOfTheRangesThatAreExempt() {
    assertThat(from("fd00::25").action()).isEqualTo(Action.JUNK);
    assertThat(from("192.0.2.25").action()).isEqualTo(Action.JUNK);
    assertThat(from("2001:db8::25").action()).isEqualTo(Action.REJECT);
    assertThat(from("198.51.100.25").action()).isEqualTo(Action.REJECT);
  }

  @Test
  void sparesThemOnlyFromRulesThatSaySo() {
    assertThat(from("fd00::25").because()).containsExactly("b-fault");
  }

  private static Verdict with(Result b, Result c) {
    return Bench.verdict(WITH, rule("a-fault", FAILED), rule("b-fault", b), rule("c-fault", c));
  }

  private static Verdict unless(Result b, Result c) {
    return Bench.verdict(UNLESS, rule("a-fault", FAILED), rule("b-fault", b), rule("c-fault", c));
  }

  private static Verdict from(String client) {
    return Bench.verdict(
        Attempt.from(client), EXEMPT, rule("a-fault", FAILED), rule("b-fault", FAILED));
  }
}
