package fakereceiver.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.RecordedReplies.Comparison;
import fakereceiver.persona.RecordedReplies.Row;
import fakereceiver.rules.RuleBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every dialogue that was recorded with real servers, judged in memory and over SMTP, and
 * wants the same reply at each end.
 */
class RecordedRepliesTest {

  /** What differs, and why; nothing else may. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "x92 sendmail-all", "FEATURE(badmx) looks at private addresses of MX hosts alone",
          "y23 haraka-helo2", "the plugin knows the names of nine large providers");

  /** The same for rows that differ in text alone. */
  private static final Map<String, String> KNOWN_TEXTS =
      Map.of(
          "x53 exim", "Exim folds a text that is longer than its reply line",
          "x51 haraka", "the plugin reads the tag of a literal in upper case only",
          "y23 haraka-helo ", "the plugin knows the names of nine large providers",
          "x79 postfix-", "policyd-spf says what the domain's own explanation says",
          "z11 postfix-spf-strict", "pyspf sees at once that a record includes itself",
          "z19 exim-spf-dnsbl", "the text of our Exim names the sender, and there is none",
          "x28 exim-spf-dnsbl", "Exim folds a text that is longer than its reply line");

  static Stream<String> servers() {
    return Stream.of("postfix", "exim", "opensmtpd", "sendmail", "haraka");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void judgesAsTheServerDid(String server) {
    Dns dns = RecordedReplies.dns();
    Map<String, Judge> judges = new HashMap<>();
    Comparison comparison = new Comparison();
    for (Row row : RecordedReplies.of(server)) {
      Judge judge =
          judges.computeIfAbsent(
              row.persona(),
              name ->
                  new RuleBook(Clock.systemUTC()).judge(KnownRules.personas().named(name), dns));
      Verdict verdict = judge.whole(attempt(row));
      comparison.add(
          row,
          verdict.stage().map(RecordedRepliesTest::word).orElse("accepted"),
          verdict.reply().orElseThrow().wireLines());
    }
    comparison.print("in memory");
    assertOnlyKnown(comparison);
  }

  private static Attempt attempt(Row row) {
    return Attempt.from(IpAddress.of(row.client()))
        .withHelo(HeloName.of(row.helo()))
        .withReversePath(ReversePath.of(row.mailFrom()))
        .withRecipient(Mailbox.of(row.recipient()))
        .withMessage(Message.of(RecordedReplies.message(row)));
  }

  private static String word(Stage stage) {
    return stage == Stage.MESSAGE ? "dot" : stage.word();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void repliesAsTheServerDid(String server) throws IOException {
    Map<String, List<Row>> byPersona = new HashMap<>();
    for (Row row : RecordedReplies.of(server)) {
      byPersona.computeIfAbsent(row.persona(), name -> new ArrayList<>()).add(row);
    }
    Comparison comparison = new Comparison();
    Dns dns = RecordedReplies.dns();
    for (Map.Entry<String, List<Row>> rows : byPersona.entrySet()) {
      try (FakeReceiver receiver =
          FakeReceiver.builder(KnownRules.personas().named(rows.getKey()))
              .dns(dns)
              .proxyProtocol(true)
              .start()) {
        for (Row row : rows.getValue()) {
          play(row, receiver, comparison);
        }
      }
    }
    comparison.print("over SMTP");
    assertOnlyKnown(comparison);
  }

  /** The dialogue of the recording: the first reply that is not positive ends it. */
  private static void play(Row row, FakeReceiver receiver, Comparison comparison)
      throws IOException {
    try (Socket socket =
        new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      socket.setSoTimeout(20_000);
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      OutputStream out = socket.getOutputStream();
      boolean four = row.client().indexOf('.') >= 0;
      String proxy =
          "PROXY TCP%s %s %s 40000 25"
              .formatted(four ? "4" : "6", row.client(), four ? "198.51.100.1" : "2001:db8:25::1");
      List<String[]> steps =
          List.of(
              new String[] {"connect", proxy},
              new String[] {"helo", ("EHLO " + row.helo()).strip()},
              new String[] {"mail", "MAIL FROM:<" + row.mailFrom() + ">"},
              new String[] {"rcpt", "RCPT TO:<" + row.recipient() + ">"},
              new String[] {"data", "DATA"},
              new String[] {"dot", RecordedReplies.message(row) + "."});
      String stage = "connect";
      List<String> reply = List.of();
      for (String[] step : steps) {
        stage = step[0];
        out.write((step[1] + "\r\n").getBytes(UTF_8));
        out.flush();
        reply = read(in);
        if (!reply.get(0).matches("[23].*")) {
          comparison.add(row, stage, reply);
          return;
        }
      }
      comparison.add(row, "accepted", reply);
    }
  }

  private static List<String> read(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        return fail("the receiver hung up after " + lines);
      }
      lines.add(line);
    } while (line.matches("[0-9]{3}-.*"));
    return lines;
  }

  private static void assertOnlyKnown(Comparison comparison) {
    assertThat(comparison.differences())
        .as("rows with another stage or code")
        .allSatisfy(difference -> assertThat(KNOWN.keySet()).anyMatch(difference::startsWith));
    assertThat(comparison.texts())
        .as("rows with another enhanced code or text")
        .allSatisfy(text -> assertThat(KNOWN_TEXTS.keySet()).anyMatch(text::startsWith));
  }
}
