package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every dialogue that was recorded with real servers, and wants the same reply at each end.
 */
class RecordedRepliesTest {

  private static final Path TRUTH = Path.of("src/test/resources/truth");

  static Stream<String> servers() {
    return Stream.of("postfix", "exim", "opensmtpd", "sendmail", "haraka");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void repliesAsTheServerDid(String server) throws IOException {
    Map<String, Row> scenarios = new LinkedHashMap<>();
    for (String file : List.of("scenarios.csv", "scenarios-combined.csv")) {
      table(file).forEach(row -> scenarios.put(row.get("scenario"), row));
    }
    Dns dns = dns();
    Map<String, Judge> judges = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int equal = 0;
    for (String file : List.of("replies.csv", "replies-combined.csv")) {
      for (Row row : table(file)) {
        if (!row.get("mta").equals(server)) {
          continue;
        }
        String name = server + "-" + row.get("policy");
        if (!KnownRules.personas().names().contains(name)) {
          continue;
        }
        Judge judge =
            judges.computeIfAbsent(
                name, n -> new Judge(RuleBook.rules(), KnownRules.personas().named(n), dns));
        Verdict verdict =
            judge.whole(
                attempt(requireNonNull(scenarios.get(row.get("scenario"))), row.get("helo")));
        Reply reply = verdict.reply().orElseThrow();
        String stage =
            verdict.stage().map(s -> s == Stage.MESSAGE ? "dot" : s.word()).orElse("accepted");
        String judged = stage + " " + reply.code();
        String expected = row.get("stage") + " " + row.get("code");
        String what = row.get("scenario") + " " + name + " (" + row.get("title") + ")";
        if (judged.equals(expected)) {
          equal++;
          String said = String.join(" | ", reply.toString().split("\\R"));
          if (!said.startsWith(fixedPart(row.get("text")))
              && !fixedPart(row.get("text")).startsWith(said)) {
            texts.add(what + "\n  server  " + row.get("text") + "\n  persona " + said);
          }
        } else {
          differences.add(
              what
                  + "\n  server  "
                  + expected
                  + " "
                  + row.get("text")
                  + "\n  persona "
                  + judged
                  + " "
                  + reply
                  + " "
                  + verdict.because());
        }
      }
    }
    System.out.printf(
        "%s: %d recorded dialogues equal, %d different, %d texts different%n",
        server, equal, differences.size(), texts.size());
    texts.forEach(System.out::println);
    assertThat(differences).isEmpty();
  }

  /** Queue ids are made up for each message. */
  private static String fixedPart(String reply) {
    return reply.startsWith("250")
        ? "250"
        : reply.replaceFirst("(blocked using bl.lab.example);.*", "$1");
  }

  private record Row(List<String> header, List<String> cells) {
    String get(String column) {
      return cells.get(header.indexOf(column));
    }
  }

  private static Attempt attempt(Row scenario, String helo) {
    return Attempt.from(IpAddress.of(scenario.get("src")))
        .withHelo(HeloName.of(helo))
        .withReversePath(ReversePath.of(scenario.get("mail_from")))
        .withRecipient(Mailbox.of(scenario.get("rcpt")))
        .withMessage(
            Message.of(
                String.join(
                    "\r\n",
                    "From: Tester <" + scenario.get("header_from") + ">",
                    "To: <" + scenario.get("rcpt") + ">",
                    "Subject: lab " + scenario.get("scenario"),
                    "Date: Tue, 24 Nov 2026 03:00:00 +0000",
                    "Message-ID: <1." + scenario.get("scenario") + "@good.example>",
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain",
                    "",
                    "Hello, this is a short test message from the lab.",
                    "")));
  }

  private static Dns dns() throws IOException {
    try (Stream<Path> files = Files.list(TRUTH.resolve("zones"))) {
      return new ZoneDns(
          Zones.read(files.filter(file -> file.toString().endsWith(".zone")).sorted().toList()));
    }
  }

  private static List<Row> table(String file) throws IOException {
    List<String> lines = Files.readAllLines(TRUTH.resolve(file));
    List<String> header = cells(lines.get(0));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      assertThat(cells).as(line).hasSameSizeAs(header);
      rows.add(new Row(header, cells));
    }
    return rows;
  }

  /** RFC 4180 without line breaks in cells. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
