package fakereceiver.judge;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static fakereceiver.judge.Bench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

  private static final Rule A = rule("a-fault", FAILED);
  private static final Rule B = rule("b-fault", Stage.MAIL, FAILED);
  private static final Rule C = rule("c-fault", Stage.HELO, UNDECIDED);

  private static final Persona PERSONA =
      Bench.persona(
          """
          speaks-at: helo
          rules:
            c-fault: { action: junk, undecided: same, source: invented here }
            a-fault:
              { action: reject, reply: "550 A", at: connect, source: invented here }
          """,
          A,
          B,
          C);

  private static final Docket DOCKET = new Docket(List.of(A, B, C));

  private final List<Check> checks = Check.inOrder(List.of(A, B, C), DOCKET, PERSONA);

  @Test
  void takesTheOrderOfThePersonaThenThatOfTheBook() {
    assertThat(checks).extracting(Check::id).containsExactly("c-fault", "a-fault", "b-fault");
  }

  @Test
  void notesWhatThePersonaDoesNotList() {
    assertThat(checks.get(2).decision().failed().action()).isEqualTo(Action.NOTE);
    assertThat(checks.get(2).decision().undecided().action()).isEqualTo(Action.NOTE);
  }

  @Test
  void refusesAtTheStageThatThePersonaNamesAndAtNoOther() {
    assertThat(checks.get(1).mayRefuseAt(Stage.CONNECT)).isTrue();
    assertThat(checks.get(1).mayRefuseAt(Stage.HELO)).isFalse();
    assertThat(checks.get(0).mayRefuseAt(Stage.HELO)).isFalse();
  }

  @Test
  void neverSpeaksBeforeTheFaultIsKnown() {
    Check late = new Check(B, 1, checks.get(1).decision(), Stage.MAIL, Stage.HELO);

    assertThat(late.speaksAt(late.decision().failed())).isEqualTo(Stage.MAIL);
  }

  @Test
  void doesNothingAboutARuleThatWasNotExaminedOrHadNothingToLookAt() {
    Check check = checks.get(1);

    Facts facts = new Facts(DOCKET);

    assertThat(check.consequence(facts).action()).isEqualTo(Action.ACCEPT);

    facts.put(check.number(), new Finding(A.card(), "a thing", Outcome.skipped("no")));
    assertThat(check.consequence(facts).action()).isEqualTo(Action.ACCEPT);
  }
}
