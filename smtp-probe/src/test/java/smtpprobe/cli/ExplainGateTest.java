package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a CI job that gives a log to {@code smtp-probe explain} makes of it. */
class ExplainGateTest {

  private static final String HEAD = "Nov 30 10:00:00 mail postfix/";

  @TempDir private Path folder;

  private Path log = Path.of("");

  @BeforeEach
  void writeALog() throws IOException {
    log =
        Files.writeString(
            folder.resolve("Mail.log"),
            HEAD
                + "qmgr[1]: 4A1: from=<alice@example.org>, size=1, nrcpt=1 (queue active)\n"
                + refused("bob@example.net", "5.1.1", "550 5.1.1 User unknown")
                + refused("carol@example.net", "4.2.0", "450 4.2.0 Greylisted"));
  }

  private static String refused(String to, String status, String reply) {
    return HEAD
        + ("smtp[2]: 4A1: to=<" + to + ">, relay=mx.example.net[2001:db8::9]:25, dsn=" + status)
        + (", status=" + (status.startsWith("5") ? "bounced" : "deferred"))
        + (" (host mx.example.net[2001:db8::9] said: " + reply + ")\n");
  }

  private Run explain(String... more) {
    return Run.of("explain " + log, more);
  }

  @Test
  void eachBounceStandsBesideItsLine() {
    assertThat(explain("--format", "github").out())
        .contains(
            "Mail.log,line=2,title=recipient-unknown::",
            "Mail.log,line=3,title=greylisted::",
            "Remedy: Check the address for a typing error");
    assertThat(explain("--format", "sarif").out())
        .containsSubsequence(
            "\"ruleId\": \"recipient-unknown\"",
            "Seen: this is certain",
            "said: 550 5.1.1 User unknown",
            "Mail.log\"",
            "\"startLine\": 2");
  }

  @Test
  void onlyTheCausesThatSomebodyAskedForCount() {
    assertThat(explain("--only", "greylisted,ptr-missing").code()).isEqualTo(1);
    assertThat(explain("--only", "ptr-missing").code()).isZero();
    assertThat(explain("--ignore", "greylisted").code()).isEqualTo(1);
    assertThat(explain("--ignore", "greylisted,recipient-unknown").code()).isZero();
    assertThat(explain("--ignore", "recipient-unkown").err())
        .contains("is no rule or cause", "did you mean recipient-unknown?");
  }

  @Test
  void whatIsKnownDoesNotCount() throws IOException {
    String known = folder.resolve("known").toString();
    assertThat(explain("--write-baseline", known).code()).isEqualTo(1);
    assertThat(explain("--baseline", known).code()).isZero();

    Files.writeString(
        log,
        Files.readString(log) + refused("dave@example.net", "5.2.2", "552 5.2.2 Mailbox full"));
    assertThat(explain("--baseline", known).code()).isEqualTo(1);
  }

  @Test
  void aLogThatGrowsAtEitherEndStaysKnown() throws IOException {
    String known = folder.resolve("known").toString();
    explain("--write-baseline", known);

    String again = refused("bob@example.net", "5.1.1", "550 5.1.1 User unknown");
    Files.writeString(log, again + Files.readString(log) + again);
    assertThat(explain("--baseline", known).code()).isZero();
    assertThat(folder.resolve("known")).content().doesNotContain("Mail.log:");
  }

  @Test
  void whoeverWantsAFileOrNothingGetsNothingElse() {
    assertThat(explain("-q").out()).isEmpty();
    assertThat(explain("--format", "junit=" + folder.resolve("report.xml")).out()).isEmpty();
    assertThat(folder.resolve("report.xml"))
        .content()
        .contains("<testsuites name=\"smtp-probe explain\"", "recipient-unknown: The recipient");
  }
}
