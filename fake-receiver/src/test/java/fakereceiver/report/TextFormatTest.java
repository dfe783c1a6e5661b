package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFormatTest {

  private static Finding finding(Outcome outcome) {
    return new Finding(
        new Card("unauthenticated", Owner.DNS, "Nobody vouches", "A general remedy"),
        "the message",
        outcome);
  }

  private static List<String> lines(Part... parts) {
    return Format.TEXT.render(new Report("test", Status.OK, List.of(parts)), Style.PLAIN);
  }

  private static Part one(Finding finding) {
    return new Part.Findings(
        "", "", Part.Findings.Manner.FULL, List.of(Part.Reason.of("here", finding)));
  }

  @Test
  void hasNoRemedyLineWhereAFaultHasNoRemedy() {
    assertThat(lines(one(finding(Outcome.failed(Evidence.NONE, "")))))
        .containsExactly("unauthenticated: Nobody vouches (the message).");
  }

  @Test
  void tellsTheRemedyOfThisCaseRatherThanThatOfTheCard() {
    assertThat(lines(one(finding(Outcome.failed(Evidence.NONE, "Sign it")))))
        .endsWith("    remedy  Sign it.");
    assertThat(lines(one(finding(Outcome.failed(Evidence.NONE)))))
        .endsWith("    remedy  A general remedy.");
  }

  @Test
  void writesOutWhatTheNameOfARowWouldDoToATerminal() {
    Part.Row row = new Part.Row("a\u001b[31m\nb", "", true, Data.tree().done(), List.of());
    Part verdicts =
        new Part.Verdicts("verdicts", "", "", Part.Verdicts.Layout.SUMMARY, List.of(row));

    assertThat(lines(verdicts))
        .anySatisfy(line -> assertThat(line).startsWith("* a\\x1b[31m\\x0ab  "))
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\n"));
  }

  @Test
  void saysWhatDnsCouldNotSay() {
    Evidence silent =
        Evidence.of(ZoneDns.of("x.example ANY !servfail").aaaa(DomainName.of("x.example")));

    assertThat(lines(one(finding(Outcome.undecided(silent)))))
        .containsExactly(
            "unauthenticated: DNS could not say whether this is so: Nobody vouches (the message).",
            "    seen    x.example AAAA no answer: SERVFAIL",
            "    remedy  Make sure that the name servers behind these lookups answer, then try"
                + " again.");
    assertThat(lines(one(finding(Outcome.undecided(Evidence.given("a rule", "limit"))))))
        .startsWith(
            "unauthenticated: The rules alone do not tell whether this is so: Nobody vouches (the"
                + " message).");
  }

  @Test
  void beginsWithTheAnswerThatDnsOwes() {
    Evidence silent =
        Evidence.of(ZoneDns.of("x.example ANY !servfail").aaaa(DomainName.of("x.example")));

    assertThat(lines(one(finding(Outcome.undecided(Evidence.given("a", "rule").and(silent))))))
        .containsSubsequence(
            "    seen    x.example AAAA no answer: SERVFAIL", "            a rule");
  }

  @Test
  void escapesEveryTextOfStrangers() {
    String hostile = "a\u001b[31m\u202eb";
    List<String> lines =
        lines(
            one(finding(Outcome.failed(Evidence.given(hostile, hostile), hostile))),
            new Part.Facts(
                "x",
                hostile,
                new Data.Text(""),
                List.of(
                    Line.of(2, hostile),
                    Line.row(2).cell(hostile).done(),
                    new Line.Label(hostile),
                    new Line.Verbatim(hostile))),
            new Part.Steps(
                "",
                "",
                List.of(
                    new Part.Step(
                        hostile,
                        fakereceiver.finding.Findings.NONE,
                        new Data.Text(""),
                        List.of()))));

    assertThat(String.join("\n", lines)).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void alignsRowsThatFollowEachOtherAndLeavesLabelsOut() {
    assertThat(
            lines(
                new Part.Facts(
                    "x",
                    "Things",
                    new Data.Text(""),
                    List.of(
                        Line.row(2).cell("a").cell("b").done(),
                        new Line.Label("a label that is longer than any cell"),
                        Line.row(2).cell("long").cell("c").done(),
                        Line.of(2, "a sentence")))))
        .containsExactly(
            "Things",
            "  a     b",
            "a label that is longer than any cell",
            "  long  c",
            "  a sentence");
  }

  @Test
  void putsTheRowsThatGoOnBelowTheFirstWithoutEmptyLines() {
    String command = "a command that takes up most of the line";

    assertThat(
            Format.TEXT.render(
                new Report(
                    "test",
                    Status.OK,
                    List.of(
                        new Part.Facts(
                            "x",
                            "Things",
                            new Data.Text(""),
                            List.of(
                                Line.row(2).cell(command).cell("250-one line of a reply").done(),
                                Line.row(2).cell("").cell("250-a further one").done(),
                                Line.row(2).cell("").cell("250 x").done())))),
                new Style(false, false, false, 60)))
        .containsExactly(
            "Things",
            "  " + command,
            "      250-one line of a reply",
            "      250-a further one",
            "      250 x");
  }
}
