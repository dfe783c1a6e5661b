package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TapFormatTest {

  private static final Card CARD = new Card("ptr-missing", Owner.DNS, "No PTR #1", "Ask for it");

  private static List<String> lines(Part... parts) {
    return Format.TAP.render(new Report("test", Status.OK, List.of(parts)), Style.PLAIN);
  }

  private static Part findings(Part.Findings.Manner manner, Outcome... outcomes) {
    return new Part.Findings(
        "",
        "",
        manner,
        List.of(outcomes).stream()
            .map(outcome -> new Finding(CARD, "2001:db8::25", outcome))
            .map(finding -> Part.Reason.of("here", finding))
            .toList());
  }

  @Test
  void isATestForEachFindingAndNeverPassesWhatIsNotKnown() {
    assertThat(
            lines(
                findings(
                    Part.Findings.Manner.FULL,
                    Outcome.passed(Evidence.NONE),
                    Outcome.failed(Evidence.given("x PTR", "no such name")),
                    Outcome.undecided(Evidence.NONE),
                    Outcome.skipped("no #address"))))
        .containsExactly(
            "TAP version 13",
            "# test",
            "1..4",
            "ok 1 - ptr-missing (2001:db8::25)",
            "not ok 2 - ptr-missing (2001:db8::25)",
            "# fault: No PTR \\#1",
            "# seen x PTR no such name",
            "# remedy: Ask for it",
            "not ok 3 - ptr-missing (2001:db8::25)",
            "# could not be decided: No PTR \\#1",
            "ok 4 - ptr-missing (2001:db8::25) # SKIP no \\#address");
  }

  @Test
  void asksOfARehearsedVerdictWhetherItWasPredicted() {
    Verdict verdict = Verdict.open("postfix-strict");
    assertThat(
            lines(
                new Part.Verdicts(
                    "",
                    "",
                    "",
                    Part.Verdicts.Layout.GRID,
                    List.of(
                        new Part.Row(
                            "all-good",
                            "",
                            true,
                            Data.tree().done(),
                            List.of(
                                new Part.Judged(verdict, Optional.of(true)),
                                new Part.Judged(verdict, Optional.of(false)))))),
                findings(Part.Findings.Manner.EXPLAINING, Outcome.failed(Evidence.NONE))))
        .containsExactly(
            "TAP version 13",
            "# test",
            "1..2",
            "ok 1 - all-good, postfix-strict: accept",
            "not ok 2 - all-good, postfix-strict: accept");
  }

  @Test
  void saysSoWhereNothingWasLookedAt() {
    assertThat(lines()).endsWith("1..0 # SKIP nothing was looked at");
  }
}
