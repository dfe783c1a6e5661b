package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  static final String EXAMPLES = "../docs/examples/bounces/";
  static final String HOSTS = "src/test/resources/hosts/";

  static Run explain(String... more) {
    return Run.of("explain", more);
  }

  static Run known(String... more) {
    return Run.of(
        "explain --offline --zone "
            + HOSTS
            + "hosts.zone --persona permissive --from-snapshot "
            + HOSTS
            + "ubuntu-privacy-extensions",
        more);
  }

  @ParameterizedTest
  @CsvSource({"AAAA, sends-over-ipv6-only", "A, sends-over-ipv4-only"})
  void asksForTheOwnSettingsWhereThoseGiveTheSameWords(String type, String other) {
    Run run =
        Run.of(
            "explain",
            "Host or domain name not found. Name service error for name=example.net type="
                + type
                + ": Host found but no data record of requested type");

    assertThat(run.out())
        .containsPattern("\\[host-unknown,\\s+likely\\]")
        .contains("[" + other + "]", "side    the recipient, or the sending host");
  }

  @Test
  void refusesWhatNamesNothingThatThereIs(@TempDir Path folder) throws IOException {
    String log = Files.writeString(folder.resolve("input"), "550 no").toString();

    for (Run run : List.of(explain("bounce.em"), explain("no-such-rule"), explain(log, "gone"))) {
      run.assertUsage("there is no file, rule or persona ");
    }
    assertThat(Run.of("explain", "gmial").err()).contains("a text or -, did you mean gmail?");
    assertThat(explain("ptr-mising").out()).contains("[ptr-missing, likely]");
    assertThat(explain("250").code()).isEqualTo(ExitCode.OK);
    assertThat(explain("250").out()).contains("The mail was delivered");
  }

  @Test
  void countsOfBouncesWhatItIsAskedToCount(@TempDir Path folder) throws IOException {
    String line = "Nov 28 10:00:00 mx postfix/smtp[1]: A%s: to=<b@c.example>, dsn=%s\n";
    String refused = line.formatted("1", "5.1.1, status=bounced (550 5.7.1 No PTR record)");
    String waits = line.formatted("2", "4.2.0, status=deferred (450 4.2.0 Greylisted)");
    String both = Files.writeString(folder.resolve("both"), refused + waits).toString();
    String late = Files.writeString(folder.resolve("late"), waits).toString();

    assertThat(explain(both).code()).isEqualTo(ExitCode.WORSE);
    assertThat(explain("--fail-on", "reject", both).code()).isEqualTo(ExitCode.WORSE);
    assertThat(explain("--ignore", "ptr-missing", both).code()).isEqualTo(ExitCode.WORSE);
    Run ignored = explain("--ignore", "ptr-missing,greylisted", both);
    assertThat(ignored.code()).isEqualTo(ExitCode.OK);
    assertThat(ignored.out()).contains("ptr-missing", "fails from junk on: 0");
    assertThat(explain("--fail-on", "reject", late).code()).isEqualTo(ExitCode.OK);
    assertThat(explain("--ignore", "greylisted", late).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void saysWhereATextHasGoneThatTheZonesTook() {
    explain("--zone", HOSTS + "hosts.zone", "550 5.7.25 no PTR record")
        .assertUsage("--zone takes all that follows it: -- goes before a text");
    Run.of("explain --recheck --dns-server [::1]:53", "550 5.7.25 no PTR record")
        .assertUsage("--dns-server takes all that follows it: -- goes before a text");
    assertThat(explain().err()).contains("expected a file, a text or -");
    assertThat(explain("--nonsense", "550 no").err()).doesNotContain("index");
  }

  @Test
  void saysThatADocumentDoesNotHoldAllOfABigLog(@TempDir Path folder) throws IOException {
    String log =
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<b@c.example>, dsn=5.1.1, status=bounced (no)\n";
    Path file = folder.resolve("input");

    Run more = explain("--format", "tap", Files.writeString(file, log.repeat(10_001)).toString());
    Run all = explain("--format", "tap", Files.writeString(file, log.repeat(10_000)).toString());

    assertThat(more.err())
        .contains("the report holds the first 10000 of 10001 and counts them all");
    assertThat(all.err()).isEmpty();
  }

  @Test
  void writesOneDocumentOfAWholeLog(@TempDir Path folder) throws IOException {
    String log =
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<b@c.example>, dsn=5.1.1, status=bounced (no)\n";
    String file = Files.writeString(folder.resolve("input"), log.repeat(2)).toString();
    Path report = folder.resolve("report.xml");

    Run printed = explain("--format", "junit", file);
    Run written = explain("--format", "json", "--format", "junit=" + report, file);

    assertThat(printed.out()).containsOnlyOnce("<?xml").contains("failures=\"2\"");
    assertThat(Files.readString(report)).containsOnlyOnce("<?xml").contains("failures=\"2\"");
    assertThat(written.out().lines()).hasSize(2).allMatch(line -> line.contains("b@c.example"));
  }

  @Test
  void saysOfNobodyThatHeRefusedWhereNoConnectionCameAbout() {
    assertThat(explain("451 4.4.0 DNS query failed. The error was: ServerFailure").out())
        .startsWith("The mail: not delivered yet (451 4.4.0)\n");
    assertThat(explain("550 5.4.300 Message expired -> 450 4.4.317 Cannot connect").out())
        .doesNotContain("refused");
    assertThat(
            explain(
                    "host mx.example.net[2001:db8::1] said: 554 5.4.6 Too many hops (in reply to end"
                        + " of DATA command)")
                .out())
        .startsWith("The mail: refused for good (554 5.4.6)\n");
  }

  @Test
  void saysWhatLooksWhetherItIsStillSo() {
    assertThat(explain("550 5.7.25 no PTR record for 2001:db8::25").out())
        .contains("Next: the same with --recheck");
    assertThat(explain("550 5.1.1 User unknown").out()).doesNotContain("Next:");
  }

  @Test
  void explainsAReply() {
    Run run = explain("552 5.2.2 the mailbox is full");

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out())
        .contains("refused for good")
        .contains("mailbox-full")
        .contains("nothing to change in DNS or on the host");
  }

  @Test
  void takesAReplyWithoutQuotesToo() {
    assertThat(explain("552", "5.2.2", "mailbox", "full").out()).contains("mailbox-full");
  }

  @Test
  void printsTheMembersThatArePromised() {
    JsonObject json = known("--format", "json", EXAMPLES + "dsn/01-ptr-missing.eml").json();

    assertThat(json.get("kind").getAsString()).isEqualTo("bounce");
    JsonObject one = json.getAsJsonArray("recipients").get(0).getAsJsonObject();
    assertThat(one.keySet())
        .contains(
            "address",
            "family",
            "cause",
            "side",
            "status",
            "code",
            "temporary",
            "clientAddress",
            "certainty",
            "remedy");
    assertThat(one.get("address").getAsString()).isEqualTo("bob1@example.net");
    assertThat(one.get("family").getAsString()).isEqualTo("reverse-dns");
    assertThat(one.get("cause").getAsString()).isEqualTo("ptr-missing");
    assertThat(one.get("side").getAsString()).isEqualTo("sender-dns");
    assertThat(one.get("code").getAsInt()).isEqualTo(550);
    assertThat(one.get("temporary").getAsBoolean()).isFalse();
    assertThat(one.get("clientAddress").getAsString()).isEqualTo("2001:db8::25");
  }

  @Test
  void printsALineOfJsonForEachFileOfAFolder() {
    Run run = explain("--format", "json", EXAMPLES + "qmail");

    assertThat(run.out().lines())
        .hasSize(10)
        .allSatisfy(
            line -> {
              JsonObject json = JsonParser.parseString(line).getAsJsonObject();
              assertThat(json.get("file").getAsString()).contains("qmail");
              assertThat(json.getAsJsonArray("recipients")).hasSize(1);
            });
  }

  @Test
  void printsALineForEachOfManyAndThenCounts() {
    Run run = explain(EXAMPLES + "log-postfix");

    assertThat(run.out())
        .contains("bob1@example.net  ptr-missing")
        .contains("By cause")
        .contains("10 bounces");
  }

  @Test
  void whoGotTheMailDidNotFailBesideWhoDidNot(@TempDir Path folder) throws IOException {
    String group = "\nFinal-Recipient: rfc822; %s@example.net\nAction: %s\nStatus: %s\n";
    String status = "Reporting-MTA: dns; mail.example.org\n";
    String taken = group.formatted("bob", "delivered", "2.0.0");
    Path mail = folder.resolve("mixed");
    Files.writeString(mail, status + taken + group.formatted("carol", "failed", "5.1.1"));

    assertThat(explain("--format", "tap", mail.toString()).out())
        .contains("\nok 1 - bob@example.net", "\nnot ok 2 - carol@example.net: refused for good");
    assertThat(explain(mail.toString()).out())
        .contains("bob@example.net\n    why     The mail was delivered");
    assertThat(explain("--ignore", "recipient-unknown", mail.toString()).code()).isZero();
    Files.writeString(mail, status + taken + group.formatted("carol", "failed", "5.0.0"));
    assertThat(explain(mail.toString()).code()).isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void onlyCountsWhenAskedTo() {
    JsonObject json = explain("--summary", "--format", "json", EXAMPLES + "exim").json();

    assertThat(json.get("items").getAsInt()).isEqualTo(10);
    assertThat(json.getAsJsonArray("causes")).hasSize(10);
    assertThat(json.getAsJsonArray("networks").toString()).contains("2001:db8::/64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto-reply/01-auto-reply.eml",
        "dmarc/05-dmarc-report.xml.gz",
        "tls/08-tls-report.eml",
        "feedback/01-complaint.eml",
        "ordinary/02-not-a-bounce.eml"
      })
  void callsNothingElseABounce(String file) {
    Run run = explain(EXAMPLES + file);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).containsIgnoringCase("no bounce");
  }

  @Test
  void printsThePageOfARuleOfAnotherCauseAndOfAPersona() {
    assertThat(explain("ptr-missing").out())
        .contains("RFC 1912")
        .contains("Who refuses mail for it")
        .contains("gmail");
    assertThat(explain("mailbox-full").out()).contains("capacity");
    assertThat(explain("gmail").out()).contains("What it refuses").contains("ptr-missing");
    assertThat(explain("gmail").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void saysThatTheReceiverDoesNotSeeTheClient() {
    Run run = known("550 5.7.25 [172.18.0.1] has no reverse DNS");

    assertThat(run.out())
        .contains("does not see who connects")
        .contains("the receiver: nothing to change here");
  }

  @Test
  void saysThatNobodyCanTell() {
    Run run = explain("599 nyaa nyaa");

    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.out()).contains("unknown");
  }

  @Test
  void takesNoMissingFileForAReply() {
    explain("no/such/file.eml").assertUsage("there is no file no/such/file.eml");
  }

  @Test
  void writesNothingThatSteersATerminal(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("reply.txt");
    Files.writeString(file, "550 5.1.1 \u001b[31mno such user\u0007 \u202e");

    for (String format : List.of("text", "json", "tap")) {
      assertThat(explain("--format", format, file.toString()).out())
          .doesNotContain("\u001b", "\u0007", "\u202e");
    }
  }

  @Test
  void followsALogThatGrowsAndIsPutAway(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("mail.log");
    Files.writeString(log, "old\n");
    List<String> seen = new ArrayList<>();
    List<Runnable> happens =
        new ArrayList<>(
            List.of(
                () -> append(log, "one\ntw"),
                () -> append(log, "o\n"),
                () -> {
                  move(log, folder.resolve("mail.log.1"));
                  append(log, "three\n");
                }));

    new LogTail(log)
        .follow(
            seen::add,
            () -> {
              if (happens.isEmpty()) {
                return false;
              }
              happens.remove(0).run();
              return true;
            });

    assertThat(seen).containsExactly("one", "two", "three");
  }

  private static void append(Path file, String text) {
    try {
      Files.write(
          file,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
