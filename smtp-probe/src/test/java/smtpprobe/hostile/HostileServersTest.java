package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import smtpprobe.cli.Run;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;

/** SMTP servers that want to fool who sends to them, or who reads the report. */
@Timeout(120)
class HostileServersTest {

  /** Escape sequences of terminals, C1 controls, bidi, markup, and ends of other formats. */
  private static final String NASTY =
      "\u001b[2J\u001b]0;owned\u0007 \u009b31m \u0000\u0008\u007f \u00e2\u0080\u00ae gnihtyreve"
          + " <script>alert(1)</script><!-- --> ]]> &amp; %0A::error::x | `a` [b](http://c) #1"
          + " \"'\\ \u00ff\u00fe ##[error]x ##vso[task.complete]x ::error::x ::add-mask file=x::x";

  @TempDir private Path folder = Path.of("");

  private Run send(RudeServer server, String... more) throws IOException {
    Path zone = Files.writeString(folder.resolve("lab.zone"), "mail.example.org AAAA ::1\n");
    return Run.of(
        "send --timeout 20 --helo mail.example.org --from alice@example.org --to bob@example.net"
            + (" --server " + server.place() + " --zone " + zone),
        more);
  }

  private static DialogueResult dialogue(RudeServer server, List<Mailbox> recipients) {
    String place = server.place();
    return Dialogue.run(
        DialogueRequest.of(
            IpAddress.of("::1"),
            Integer.parseInt(place.substring(place.lastIndexOf(':') + 1)),
            HeloName.of("mail.example.org"),
            ReversePath.of("alice@example.org"),
            recipients,
            Message.of("From: alice@example.org\r\n\r\nHello\r\n")));
  }

  private enum Form {
    TEXT,
    JSON,
    JUNIT,
    SARIF,
    TAP,
    HTML,
    GITHUB,
    MARKDOWN;

    void check(String report) throws Exception {
      assertThat(report.codePoints())
          .as("of each character")
          .noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
          .noneMatch(c -> Character.getType(c) == Character.FORMAT);
      assertThat(report.lines())
          .as("what a CI system reads as a command in a log")
          .noneMatch(line -> line.contains("##[") || line.contains("##vso["))
          .noneMatch(line -> line.strip().startsWith("::") && !line.startsWith("::error file="));
      switch (this) {
        case JSON, SARIF -> assertThat(JsonParser.parseString(report).isJsonObject()).isTrue();
        case JUNIT -> {
          DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
          parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
          parsers.newDocumentBuilder().parse(new InputSource(new StringReader(report)));
        }
        case HTML -> assertThat(report).contains("&lt;script&gt;").doesNotContain("<script>alert");
        case GITHUB -> assertThat(report).startsWith("::error file=");
        case MARKDOWN -> assertThat(report).doesNotContain("<script>", "[b](http://c)");
        case TEXT -> assertThat(report).contains("<script>");
        case TAP -> assertThat(report).contains("not ok 1 ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noReportCarriesWhatAServerWantsToDoToItsReader(Form form) throws Exception {
    try (RudeServer server =
        new RudeServer(
            (number, command) ->
                command.startsWith("RCPT")
                    ? "550-5.7.1 " + NASTY + "\r\n550 5.7.1 " + NASTY + "\r\n"
                    : RudeServer.kind(command).replace("\r\n", " " + NASTY + "\r\n"))) {
      Run run = send(server, "--transcript", "--format", form.name().toLowerCase(Locale.ROOT));

      assertThat(run.code()).as(run.err()).isEqualTo(1);
      form.check(run.out());
      Form.TEXT.check("<script>" + run.err());
    }
  }

  /** Each reply in turn is said twice, at once and before the command that it could belong to. */
  static Stream<Integer> everyReply() {
    return IntStream.rangeClosed(0, 6).boxed();
  }

  @ParameterizedTest
  @MethodSource("everyReply")
  void whoSpeaksOutOfTurnIsNeverTakenAtItsWord(int twice) throws Exception {
    try (RudeServer server =
        new RudeServer(
            (number, command) -> {
              String reply = command.equals(".") ? "554 5.7.1 No\r\n" : RudeServer.kind(command);
              return number == twice ? reply + RudeServer.kind("NOOP") : reply;
            })) {
      DialogueResult result = dialogue(server, List.of(Mailbox.of("bob@example.net")));

      assertThat(result.end()).isNotInstanceOf(DialogueEnd.Accepted.class);
    }
  }

  @Test
  void aDialogueHoldsALimitedPartOfEndlessWords() throws Exception {
    String endless = "250-" + "SIZE ".repeat(20) + "\r\n";
    List<Mailbox> recipients =
        IntStream.range(0, 60).mapToObj(i -> Mailbox.of("bob" + i + "@example.net")).toList();
    try (RudeServer server =
        new RudeServer(
            (number, command) ->
                command.startsWith("EHLO")
                    ? endless.repeat(500) + "250-8BITMIME\r\n250 PIPELINING\r\n"
                    : command.startsWith("RCPT")
                        ? endless.repeat(500) + "251-x\r\n450-y\r\n250 z\r\n"
                        : RudeServer.kind(command))) {
      DialogueResult result = dialogue(server, recipients);

      assertThat(result.exchanges()).hasSizeLessThanOrEqualTo(recipients.size() + 8);
      assertThat(result.transcript().lines().size()).isBetween(100, 3_000);
      assertThat(result.notes()).hasSizeLessThanOrEqualTo(3 * recipients.size());
    }
  }

  @Test
  void aServerThatOffersThousandsOfExtensionsIsAnsweredAsEver() throws Exception {
    StringBuilder offers = new StringBuilder("250-mx.example\r\n");
    for (int i = 0; i < 900; i++) {
      offers.append("250-X").append(i).append(' ').append("y".repeat(50)).append("\r\n");
    }
    try (RudeServer server =
        new RudeServer(
            (number, command) ->
                command.startsWith("EHLO")
                    ? offers + "250 SIZE -1 -2 x\r\n"
                    : RudeServer.kind(command))) {
      Run run = send(server);

      assertThat(run.code()).as(run.out() + run.err()).isZero();
    }
  }
}
