package fakereceiver.judge;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static fakereceiver.judge.Bench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome.Result;
import org.junit.jupiter.api.Test;

/** Which of several checks gives the reply, and when. */
class HearingTest {

  private static final String PERMITTED =
      """
      speaks-at: rcpt
      rules:
        a-fault:
          action: reject
          reply: "550 A"
          undecided: { action: defer, reply: "450 A", if-permitted: yes }
          source: invented here
        b-fault:
          action: reject
          reply: "550 B"
          undecided: { action: defer, reply: "450 B", if-permitted: yes }
          source: invented here
        c-fault:
          { action: defer, reply: "450 C", undecided: same, source: invented here }
      """;

  @Test
  void givesTheReplyOfTheFirstCheckInTheOrderOfThePersona() {
    Verdict verdict = permitted(FAILED, FAILED, FAILED);

    assertThat(verdict.reply()).hasToString("Optional[550 A]");
    assertThat(verdict.because()).containsExactly("a-fault", "b-fault", "c-fault");
  }

  @Test
  void asksEveryCheckBeforeItDefersIfPermitted() {
    Verdict verdict = permitted(UNDECIDED, FAILED, PASSED);

    assertThat(verdict.reply()).hasToString("Optional[550 B]");
    assertThat(verdict.because()).containsExactly("b-fault", "a-fault");
  }

  @Test
  void putsAPlainDeferralBeforeOneIfPermittedToo() {
    Verdict verdict = permitted(UNDECIDED, UNDECIDED, FAILED);

    assertThat(verdict.reply()).hasToString("Optional[450 C]");
    assertThat(verdict.because()).containsExactly("c-fault", "a-fault", "b-fault");
  }

  @Test
  void defersIfPermittedWhenNothingElseRefuses() {
    Verdict verdict = permitted(PASSED, UNDECIDED, PASSED);

    assertThat(verdict.action()).isEqualTo(Action.DEFER);
    assertThat(verdict.reply()).hasToString("Optional[450 B]");
    assertThat(verdict.isUndecided()).isTrue();
  }

  @Test
  void givesTheFirstOfSeveralDeferralsIfPermitted() {
    Verdict verdict = permitted(UNDECIDED, UNDECIDED, PASSED);

    assertThat(verdict.reply()).hasToString("Optional[450 A]");
    assertThat(verdict.because()).containsExactly("a-fault", "b-fault");
  }

  @Test
  void speaksOfDnsTroubleAtAStageOfItsOwn() {
    String yaml =
        """
        speaks-at: connect
        rules:
          a-fault:
            action: reject
            reply: "550 A"
            undecided: { action: defer, reply: "450 A", at: rcpt }
            source: invented here
        """;

    assertThat(Bench.verdict(yaml, rule("a-fault", FAILED)).stage()).contains(Stage.CONNECT);
    assertThat(Bench.verdict(yaml, rule("a-fault", UNDECIDED)).stage()).contains(Stage.RCPT);
  }

  @Test
  void treatsDnsTroubleAsTheFaultWhereThatIsTheSame() {
    assertThat(permitted(PASSED, PASSED, UNDECIDED).reply()).hasToString("Optional[450 C]");
  }

  @Test
  void saysWhenAVerdictIsOnlyAssumed() {
    String yaml =
        """
        speaks-at: connect
        rules:
          a-fault: { action: reject, reply: "550 A", source: assumed by us }
          b-fault: { action: reject, reply: "550 B", source: observed 2026-11-24 }
          c-fault: { action: junk, source: assumed by us }
        """;

    assertThat(verdict(yaml, FAILED, FAILED, PASSED).assumed()).isTrue();
    assertThat(verdict(yaml, PASSED, FAILED, FAILED).assumed()).isFalse();
    assertThat(verdict(yaml, PASSED, PASSED, FAILED).assumed()).isTrue();
    assertThat(verdict(yaml, PASSED, PASSED, PASSED).assumed()).isFalse();
  }

  private static Verdict permitted(Result a, Result b, Result c) {
    return verdict(PERMITTED, a, b, c);
  }

  private static Verdict verdict(String yaml, Result a, Result b, Result c) {
    return Bench.verdict(yaml, rule("c-fault", c), rule("b-fault", b), rule("a-fault", a));
  }
}
