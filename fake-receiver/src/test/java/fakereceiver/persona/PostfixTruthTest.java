package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays every dialogue that was recorded with Postfix, and wants the same reply at each end. */
class PostfixTruthTest {

  private static final Path TRUTH = Path.of("src/test/resources/truth");

  @ParameterizedTest
  @CsvSource({"strict, postfix-strict", "ptr-only, postfix-ptr-only"})
  void repliesAsPostfixDid(String policy, String personaName) throws IOException {
    Persona persona = KnownRules.personas().named(personaName);
    Judge judge = new Judge(RuleBook.rules(), persona, dns());
    Map<String, Row> scenarios = new LinkedHashMap<>();
    table("scenarios.csv").forEach(row -> scenarios.put(row.get("scenario"), row));
    List<Row> recorded =
        table("replies.csv").stream().filter(row -> row.get("policy").equals(policy)).toList();

    List<String> differences = new ArrayList<>();
    for (Row row : recorded) {
      Row scenario = requireNonNull(scenarios.get(row.get("scenario")));
      String expected =
          String.join(" ", row.get("stage"), row.get("enhanced"), fixedPart(row.get("text")));
      Verdict verdict = judge.whole(attempt(scenario, row.get("helo")));
      Reply reply = verdict.reply().orElseThrow();
      String judged =
          String.join(
              " ",
              verdict.stage().map(Stage::word).orElse("accepted"),
              reply.status().map(Object::toString).orElse(""),
              fixedPart(reply.toString()));
      if (!judged.equals(expected)) {
        differences.add(row.get("scenario") + "\n  Postfix " + expected + "\n  persona " + judged);
      }
    }

    System.out.printf(
        "%s: %d recorded dialogues, %d replies equal, %d different%n",
        personaName, recorded.size(), recorded.size() - differences.size(), differences.size());
    assertThat(differences).isEmpty();
    assertThat(recorded).hasSize(92);
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
        .withMessage(Message.of("From: <" + scenario.get("header_from") + ">\r\n\r\nHello\r\n"));
  }

  /** Queue ids are made up for each message. */
  private static String fixedPart(String reply) {
    return reply.replaceFirst("queued as .*", "queued as");
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
