package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  private static final String EXAMPLES = "../docs/examples/bounces/";
  private static final String HOSTS = "src/test/resources/hosts/";

  private static Run explain(String... more) {
    List<String> args = new ArrayList<>(List.of("explain"));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static JsonObject json(Run run) {
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private static Run known(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--from-snapshot",
                HOSTS + "ubuntu-privacy-extensions",
                "--zone",
                HOSTS + "hosts.zone",
                "--offline",
                "--persona",
                "permissive"));
    args.addAll(List.of(more));
    return explain(args.toArray(String[]::new));
  }

  @Test
  void asksForTheOwnSettingsWhereThoseGiveTheSameWords() {
    Run run =
        Run.of(
            "explain",
            "Host or domain name not found. Name service error for name=example.net type=AAAA:"
                + " Host found but no data record of requested type");

    assertThat(run.out())
        .containsPattern("\\[host-unknown,\\s+likely\\]")
        .contains("[sends-over-ipv6-only]", "side    the recipient, or the sending host");
  }

  @Test
  void refusesADeviceThatWouldNeverEnd() {
    Run run = Run.of("explain", "/dev/zero");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("/dev/zero is a pipe or a device", "- reads standard input");
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
    assertThat(whole.out()).contains("3 lines of log read.", "0 bounces and reports.");
    assertThat(pasted.code()).isEqualTo(ExitCode.OK);
    assertThat(pasted.out()).contains("The mail was delivered").doesNotContain("ordinary");
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
        .contains("bob@example.net  host-unreachable", "carol@example.com  ptr-missing")
        .contains("By own address, as receivers saw it\n  1  2001:db8:1::25\n");
    assertThat(explain("\n" + queue).out())
        .contains("bob@example.net: still waiting", "carol@example.com: still waiting");
  }

  @Test
  void refusesWhatNamesNothingThatThereIs(@TempDir Path folder) throws IOException {
    String log = write(folder, "550 no".getBytes(StandardCharsets.UTF_8));

    for (Run run : List.of(explain("bounce.em"), explain("no-such-rule"), explain(log, "gone"))) {
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("there is no file, rule or persona ");
    }
    assertThat(explain("ptr-mising").out()).contains("[ptr-missing, likely]");
  }

  @Test
  void saysThatItLooksAgainAtOneBounceOnly(@TempDir Path folder) throws IOException {
    String log =
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<b@c.example>, dsn=5.1.1, status=bounced (no)\n";

    Run run = known("--recheck", write(folder, log.repeat(2).getBytes(StandardCharsets.UTF_8)));

    assertThat(run.err()).contains("--recheck looks at one bounce, and here are several");
  }

  @Test
  void writesOneDocumentOfAWholeLog(@TempDir Path folder) throws IOException {
    String log =
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<b@c.example>, dsn=5.1.1, status=bounced (no)\n";
    String file = write(folder, log.repeat(2).getBytes(StandardCharsets.UTF_8));
    Path report = folder.resolve("report.xml");

    Run printed = explain("--format", "junit", file);
    Run written = explain("--format", "json", "--format", "junit=" + report, file);

    assertThat(printed.out()).containsOnlyOnce("<?xml").contains("failures=\"2\"");
    assertThat(Files.readString(report)).containsOnlyOnce("<?xml").contains("failures=\"2\"");
    assertThat(written.out().lines()).hasSize(2).allMatch(line -> line.contains("b@c.example"));
  }

  @Test
  void hasNoRemedyForWhatIsMended() {
    Run run =
        Run.of(
            "explain",
            "--recheck",
            "550 5.7.25 no PTR record for 2001:db8::25",
            "--domain",
            "example.org",
            "--zone",
            "../docs/example/lab.zone");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("ptr-missing  mended since", "2001:db8::25 PTR [mail.example.org]")
        .doesNotContain("remedy", "Next:");
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

  private static String write(Path folder, byte[] octets) throws IOException {
    return Files.write(folder.resolve("input"), octets).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void refusesAnEmptyText(String text) {
    Run run = explain(text);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("the text is empty, expected a file, a text or -");
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
    Run run = explain(write(folder, octets.toByteArray()));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("a zip archive with no report in it; unpack it first");
  }

  @Test
  void refusesWhatIsPackedTwice(@TempDir Path folder) throws IOException {
    byte[] mail = Files.readAllBytes(Path.of(EXAMPLES, "dsn", "01-ptr-missing.eml"));
    Run run = explain(write(folder, packed(packed(mail))));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("another gzip file with no report in it; unpack it first");
  }

  private static byte[] packed(byte[] octets) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(octets);
    }
    return packed.toByteArray();
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
    JsonObject json = json(known("--format", "json", EXAMPLES + "dsn/01-ptr-missing.eml"));

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
  void onlyCountsWhenAskedTo() {
    JsonObject json = json(explain("--summary", "--format", "json", EXAMPLES + "exim"));

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
  void rechecksAndSaysWhatToChange() {
    Run run = known("--recheck", "--domain", "example.org", EXAMPLES + "dsn/01-ptr-missing.eml");

    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    assertThat(run.out())
        .contains("2001:db8::25 is no address of this host")
        .contains("still so")
        .contains("What to change");
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
    Run run = explain("no/such/file.eml");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no file no/such/file.eml");
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
