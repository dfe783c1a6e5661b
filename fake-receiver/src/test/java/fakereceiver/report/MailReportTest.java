package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.util.List;
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
  void inATestItTellsTheFirstFaultsAndHowManyMoreThereAre() {
    List<String> because = TAKEN.verdict().because();
    assertThat(String.join("\n", MailReport.text(TAKEN)))
        .contains("  " + because.get(0) + ": ")
        .doesNotContain("  " + because.get(5) + ": ", "--all")
        .contains("(" + (because.size() - 5) + " more of these reasons are left out)");
  }
}
