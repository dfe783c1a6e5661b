package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.cli.ExplainCommandTest.EXAMPLES;
import static smtpprobe.cli.ExplainCommandTest.explain;

import fakereceiver.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code smtp-probe explain} reads, and what it does not. */
class ExplainInputsTest {

  @Test
  void refusesADeviceThatWouldNeverEnd() {
    Run.of("explain", "/dev/zero")
        .assertUsage("/dev/zero is a pipe or a device", "- reads standard input");
  }

  @Test
  void readsTheWholeHeaderOfAMail(@TempDir Path folder) throws IOException {
    String bounce = Files.readString(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    String filters = ("X-Filter: " + "y".repeat(200) + "\n").repeat(400);
    String mail = "From: mailer-daemon@example.net\n" + filters + bounce;
    Run run = explain(write(folder, mail.getBytes(StandardCharsets.UTF_8)));

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out()).contains("ptr-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8"})
  void readsAMailThatAnEditorHasWrittenAnew(String charset, @TempDir Path folder)
      throws IOException {
    String bounce = Files.readString(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    String mark = charset.equals("UTF-16") ? "" : "\ufeff"; // of itself, Java writes only that one
    Run run = explain(write(folder, (mark + bounce).getBytes(Charset.forName(charset))));

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out()).contains("ptr-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Nov 30 10:00:00 mx postfix/smtp[1]: A: to=<b@c.example>, status=bounced "})
  void readsTextThatIsNotInUtf8(String log, @TempDir Path folder) throws IOException {
    String text = log + "(550 5.7.1 Ung\u00fcltiger HELO-Name)";

    Run run =
        explain("--format", "json", write(folder, text.getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(run.out()).contains("Ung\u00fcltiger HELO-Name");
  }

  @Test
  void readsAMailWhoseLinesEndInCarriageReturns(@TempDir Path folder) throws IOException {
    String bounce = Files.readString(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    String old = bounce.replace("\r", "").replace('\n', '\r');
    Run run = explain(write(folder, old.getBytes(StandardCharsets.UTF_8)));

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out()).contains("ptr-missing");
  }

  @Test
  void isUndecidedWhenNotAllWasReadAndNothingFound(@TempDir Path folder) throws IOException {
    Run run = explain(write(folder, "word\n".repeat(20_000).getBytes(StandardCharsets.UTF_8)));

    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).contains("only the first 65536 octets were read");
  }

  @Test
  void isUndecidedWhenAMailHasMoreFieldsThanAreRead(@TempDir Path folder) throws IOException {
    String bounce = Files.readString(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    String mail = "From: mailer-daemon@example.net\n" + "X-Filter: y\n".repeat(9000) + bounce;
    Run run = explain(write(folder, mail.getBytes(StandardCharsets.UTF_8)));

    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
  }

  private static Run explainFile(Path folder, String text) throws IOException {
    return explain(write(folder, text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 28 10:00:00 mx postfix/smtp[1]: 4ZK9QW1Q2Z: to=<bob@example.net>,"
            + " relay=mx.example.net[2001:db8::1]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok)",
        "Nov 28 10:00:00 mx sm-mta[1]: A1: to=<bob@example.net>, dsn=2.0.0, stat=Sent (Ok)",
        "2026-11-28 10:00:00 1tG-1 => bob@example.net R=dnslookup T=remote_smtp H=mx [2001:db8::1]"
            + " X=TLS1.3:TLS_AES_256_GCM_SHA384:256 C=\"250 Ok\"",
        "Nov 28 10:00:00 mx smtpd[1]: 5f mta delivery evpid=a to=<b@c.example>"
            + " source=\"2001:db8::25\" result=\"Ok\" stat=\"250 2.0.0 Ok\"",
        "2026-11-28T10:00:00Z INFO Message delivered (delivery.delivered) queueId = 1, to ="
            + " \"bob@example.net\", code = 250, details = \"2.0.0 OK\""
      })
  void findsNothingInALogWhereAllWasDelivered(String line, @TempDir Path folder)
      throws IOException {
    Run whole = explainFile(folder, (line + "\n").repeat(3));
    Run pasted = explain(line);

    assertThat(whole.code()).isEqualTo(ExitCode.OK);
    assertThat(whole.out()).contains("3 lines of log read; none tells of mail that failed.");
    assertThat(pasted.code()).isEqualTo(ExitCode.OK);
    assertThat(pasted.out()).contains("The mail was delivered").doesNotContain("ordinary");
  }

  @Test
  void readsALogThatBeginsWithManyLinesOfNothing(@TempDir Path folder) throws IOException {
    String line = "Nov 30 10:00:00 mail postfix/smtp";
    String quiet = (line + "d[1]: connect from mx.example.com[2001:db8::7]\n").repeat(60);
    String refused = line + "[2]: 4A1: to=<%s@example.net>, dsn=5.1.1, status=bounced (said: %s)\n";
    Run run =
        explain(
            write(
                folder,
                ("-- Logs begin at Sun 2026-11-29 --\n"
                        + quiet
                        + refused.formatted("bob", "550 5.1.1 User unknown")
                        + refused.formatted("carol", "552 5.2.2 Mailbox full"))
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(run.out())
        .contains(
            ":62  bob@example.net  recipient-unknown", ":63  carol@example.net  mailbox-full");
  }

  @Test
  void aLongTextIsNoLogForALineThatIsLikeOne(@TempDir Path folder) throws IOException {
    String text = "We talked about mail.\n".repeat(50);
    assertThat(explainFile(folder, text + "  a == bob@example.net: that is so\n").out())
        .contains("[not-a-bounce]");
    String status = "Final-Recipient: rfc822; %s@example.net\nAction: failed\nStatus: 5.1.1\n\n";
    String log =
        "Nov 30 10:00:00 mx postfix/smtp[1]: A: to=<b@c.example>, status=bounced (550 no)\n";
    assertThat(
            explainFile(folder, status.formatted("bob") + status.formatted("carol") + text + log)
                .out())
        .contains("bob@example.net", "carol@example.net")
        .doesNotContain("b@c.example");
  }

  @Test
  void aCharacterThatIsCutOffLeavesTheOthersAsTheyAre(@TempDir Path folder) throws IOException {
    String text = "550 \u60a8\u7684IP\u6ca1\u6709PTR\u8bb0\u5f55.\n" + "\u6ca1".repeat(30_000);

    assertThat(explainFile(folder, text).out()).contains("ptr-missing");
  }

  @Test
  void findsWhatStopsTheOwnServerAmongTheLinesOfALog(@TempDir Path folder) throws IOException {
    Run run =
        explainFile(
            folder,
            """
            Nov 28 10:00:00 mx postfix/postfix-script[20]: starting the Postfix mail system
            Nov 28 10:00:01 mx postfix/smtp[22]: fatal: open /etc/postfix/main.cf: Permission denied
            Nov 28 10:00:02 mx sendmail[2]: NOQUEUE: SYSERR(root): Unknown address family inet7
            Nov 28 10:00:03 mx postfix/smtp[22]: fatal: bad smtp_bind_address6 parameter: x
            Nov 28 10:00:04 mx postfix/smtp[22]: A1: to=<bob@example.net>, dsn=2.0.0, status=sent (250)
            """);

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out())
        .contains(
            "input:2  -  own-server-failed (certain)",
            "input:3  -  own-server-failed (certain)",
            "input:4  -  bind-address-unreadable (certain)",
            "3 bounces and reports.");
  }

  @Test
  void readsEachMailOfAQueue(@TempDir Path folder) throws IOException {
    String queue =
        """
        -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
        C5009204D2      1234 Sat Nov 28 03:11:22  alice@example.org
        (connect to mx.example.net[2001:db8:9::25]:25: Network is unreachable)
                                                 bob@example.net

        D5009204D3      1234 Sat Nov 28 04:11:22  alice@example.org
          (host mx.example.com[2001:db8:8::25] said: 450 4.7.25 Client host rejected: cannot find \
        your hostname, [2001:db8:1::25] (in reply to RCPT TO command))
                                                 carol@example.com

        -- 4 Kbytes in 2 Requests.
        """;

    assertThat(explainFile(folder, queue).out())
        .contains("bob@example.net  network-unreachable", "carol@example.com  ptr-missing")
        .contains("By own address, as receivers saw it\n  1  2001:db8:1::25\n");
    assertThat(explain("\n" + queue).out())
        .contains("bob@example.net: still waiting", "carol@example.com: still waiting");
  }

  private static String queued(int recipients) {
    String one =
        """
        , {"address": "bob@example.net", "delay_reason": "connect to mx.example.net\
        [2001:db8:9::25]:25: Network is unreachable"}\
        """;
    return "{\"queue_name\": \"deferred\", \"recipients\": ["
        + one.repeat(recipients).substring(2)
        + "]}\n";
  }

  @Test
  void countsOneAsOne(@TempDir Path folder) throws IOException {
    Path log = Path.of(EXAMPLES, "log-postfix", "01-ptr-missing.log");

    Run run = explain("--summary", write(folder, Files.readAllBytes(log)));

    assertThat(run.out().lines()).startsWith("1 line of log read.", "1 bounce or report.");
  }

  @Test
  void readsAMailOfAQueueToHundredsOfRecipients(@TempDir Path folder) throws IOException {
    Run run = explainFile(folder, queued(900));

    assertThat(run.out()).contains("900 bounces and reports.");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysThatALineOfAQueueIsTooLong(@TempDir Path folder) throws IOException {
    Run run = explainFile(folder, queued(50_000));

    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).contains("input:1: only the first 4194304 octets of the line were read");
  }

  private static String write(Path folder, byte[] octets) throws IOException {
    return Files.write(folder.resolve("input"), octets).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void refusesAnEmptyText(String text) {
    explain(text).assertUsage("the text is empty, expected a file, a text or -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n"})
  void refusesAnEmptyFile(String text, @TempDir Path folder) throws IOException {
    Run run = explain(write(folder, text.getBytes(StandardCharsets.UTF_8)));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("input is empty, expected a mail, a log, a report or a reply");
  }

  @Test
  void passesOverAnEmptyFileBesideOthers(@TempDir Path folder) throws IOException {
    write(folder, new byte[0]);
    Files.copy(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"), folder.resolve("mail.eml"));

    assertThat(explain(folder.toString()).code()).isEqualTo(ExitCode.WORSE);
  }

  @Test
  void isUndecidedWhenNothingOfAPackedFileCanBeRead(@TempDir Path folder) throws IOException {
    byte[] whole = packed(Files.readAllBytes(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml")));
    Run run = explain(write(folder, Arrays.copyOf(whole, 20)));

    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).contains("input: ");
  }

  @Test
  void refusesAZipArchive(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry("mail.eml"));
      zip.write(Files.readAllBytes(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml")));
    }
    explain(write(folder, octets.toByteArray()))
        .assertUsage("a zip archive with no report in it; unpack it first");
  }

  @ParameterizedTest
  @CsvSource({
    "d0cf11e0a1b11ae100, a message of Outlook (.msg)",
    "789f3e22017c, an attachment of Outlook",
    "255044462d312e37, a PDF",
    "89504e470d0a1a0a00, a picture",
    "ffd8ffe000104a46, a picture",
    "524946462400000057454250, a picture",
    "000000246674797068656963, a picture"
  })
  void refusesWhatHoldsNoText(String octets, String what, @TempDir Path folder) throws IOException {
    explain(write(folder, HexFormat.of().parseHex(octets)))
        .assertUsage("is " + what, "expected text: save the mail as .eml");
  }

  @Test
  void refusesWhatIsPackedTwice(@TempDir Path folder) throws IOException {
    byte[] mail = Files.readAllBytes(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    explain(write(folder, packed(packed(mail))))
        .assertUsage("another gzip file with no report in it; unpack it first");
  }

  private static byte[] packed(byte[] octets) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(octets);
    }
    return packed.toByteArray();
  }
}
