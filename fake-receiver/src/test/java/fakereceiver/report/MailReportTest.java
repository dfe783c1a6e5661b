package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailReportTest {

  private static final Mail TAKEN = Mails.judged("permissive", "2001:db8:bad::66", "x", Mails.NOON);

  @Test
  void ofAMailThatWasTakenItTellsEveryFaultWithWhatToChange() {
    List<String> because = TAKEN.verdict().because();
    String text =
        String.join("\n", Format.TEXT.render(MailReport.of(TAKEN), new Style(false, true, true)));

    assertThat(because).hasSizeGreaterThan(5);
    assertThat(because).allSatisfy(rule -> assertThat(text).contains("  " + rule + ": "));
    assertThat(text)
        .contains(
            "The client address has no PTR record",
            "Ask whoever owns the address range",
            "Give the message a Date")
        .doesNotContain("--all", "left out");
  }

  @Test
  void ofAMailThatNobodyJudgedItSaysInNoFormatThatItIsTaken() {
    Mail imported =
        new Mail(
            "",
            1,
            Mail.NOBODY,
            Mails.NOON,
            TAKEN.peer(),
            Map.of(),
            TAKEN.transaction(),
            TAKEN.transcript(),
            Optional.empty(),
            Optional.empty());

    assertThat(rendered(imported, Format.TEXT)).contains("verdict  unjudged");
    assertThat(rendered(imported, Format.JSON))
        .contains("\"result\": \"undecided\"", "\"outcome\": \"unjudged\"")
        .doesNotContain("accept", "\"undecided\": ["); // which has findings, by the schema
    assertThat(rendered(imported, Format.TAP)).contains("nobody: no result", "# unjudged");
    assertThat(rendered(imported, Format.JUNIT))
        .contains("errors=\"1\"", "timestamp=\"2026-11-29T12:00:00\"");
    assertThat(rendered(imported, Format.MARKDOWN)).doesNotContain("All is well", "take the mail");
  }

  private static String rendered(Mail mail, Format format) {
    return String.join(
        "\n", format.render(MailReport.of(mail, List.of()), new Style(false, true, true)));
  }

  @Test
  void inATestItTellsTheFirstFaultsAndHowManyMoreThereAre() {
    List<String> because = TAKEN.verdict().because();
    assertThat(String.join("\n", MailReport.text(TAKEN)))
        .contains("  " + because.get(0) + ": ")
        .doesNotContain("  " + because.get(5) + ": ", "--all")
        .contains("(" + (because.size() - 5) + " more of these reasons are left out)");
  }
}
