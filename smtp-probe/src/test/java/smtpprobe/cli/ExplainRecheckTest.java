package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.cli.ExplainCommandTest.EXAMPLES;
import static smtpprobe.cli.ExplainCommandTest.HOSTS;
import static smtpprobe.cli.ExplainCommandTest.known;

import fakereceiver.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether what a bounce says is still so, and what to change then. */
class ExplainRecheckTest {

  @Test
  void saysThatItLooksAgainAtOneBounceOnly(@TempDir Path folder) throws IOException {
    String log =
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<b@c.example>, dsn=5.1.1, status=bounced (no)\n";

    Run run =
        known("--recheck", Files.writeString(folder.resolve("input"), log.repeat(2)).toString());

    assertThat(run.err()).contains("--recheck looks at one bounce, and here are several");
  }

  @Test
  void saysOfOneMailWhyItDoesNotLookAgain(@TempDir Path folder) throws IOException {
    Path mail = Files.copy(Path.of(EXAMPLES, "dsn/01-ptr-missing.eml"), folder.resolve("mail.eml"));

    assertThat(known("--recheck", "--summary", mail.toString()).err())
        .contains("--recheck looks at a bounce, and --summary only counts")
        .doesNotContain("several");
    assertThat(known("--recheck", folder.toString()).err())
        .contains("--recheck looks at one bounce, given by itself")
        .doesNotContain("here are several");
  }

  @Test
  void hasNoRemedyForWhatIsMended() {
    Run run =
        Run.of(
            "explain --domain example.org --zone ../docs/example/lab.zone --recheck",
            "550 5.7.25 no PTR record for 2001:db8::25");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("ptr-missing  mended since", "2001:db8::25 PTR [mail.example.org]")
        .doesNotContain("remedy", "Next:");
  }

  @Test
  void plansForTheDomainOfTheMailThatCameBack(@TempDir Path folder) throws IOException {
    String bounce =
        """
        From: MAILER-DAEMON@mail.example.org
        To: alice@example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org

        Final-Recipient: rfc822; bob@example.net
        Action: failed
        Diagnostic-Code: smtp; 550 5.7.25 [2001:db8:1:2:a1b2:c3d4:e5f6:718] has no PTR record

        --b--
        """;

    Run run =
        Run.of(
            "explain --from-snapshot src/test/resources/hosts/ubuntu-privacy-extensions"
                + " --zone src/test/resources/hosts/hosts.zone --recheck",
            Files.writeString(folder.resolve("bounce.eml"), bounce).toString());

    assertThat(run.out())
        .contains("which this host will not keep", "Next: smtp-probe check --domain example.org")
        .doesNotContain("mail.example.org. 3600 IN MX", "PTR mail.example.org.\n");
  }

  @Test
  void rechecksAndSaysWhatToChange() {
    Run run = known("--recheck", "--domain", "example.org", EXAMPLES + "dsn/01-ptr-missing.eml");

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out())
        .contains("2001:db8::25 is no address of this host")
        .contains("still so")
        .contains("What to change");
  }

  @Test
  void plansNoRecordsForAnAddressThatNoReceiverSees() {
    Run run = onUniqueLocal("");
    Run named = onUniqueLocal(" --seen-as 2001:db8:9::99");

    assertThat(run.out()).contains("cannot say", "--seen-as").doesNotContain("AAAA", "still so");
    assertThat(named.out()).contains("still so", "2001:db8:9::99");
  }

  private static Run onUniqueLocal(String more) {
    return Run.of(
        "explain --recheck --offline --persona permissive"
            + (" --from-snapshot "
                + HOSTS
                + "ula-only --zone "
                + HOSTS
                + "hosts.zone"
                + more
                + " --"),
        "550 5.7.25 The sending IP address has no PTR record");
  }
}
