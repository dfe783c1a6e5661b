package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Hearing;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long recorded servers took where DNS was silent: the personas want the same time. */
class RecordedSecondsTest {

  private static final Path TRUTH = Path.of("src/test/resources/truth");

  /** Dialogues in which some lookup is never answered. */
  private static final Set<String> SILENT =
      Set.of("s05", "s09-b", "s14-c", "s20-d", "s26-b", "s30-e");

  /** What a busy machine adds. */
  private static final double TOLERANCE = 1.5;

  /**
   * Haraka's plugin spf never gets to ask, since mail_from.is_resolvable refuses first. Exim asks
   * SPF of the HELO name only for the null reverse-path.
   */
  private static final Set<String> KNOWN_TO_DIFFER =
      Set.of("s20-d haraka-default", "s14-c exim-spf-dnsbl");

  @Test
  void takesAsLongAsTheServerDid() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    ZoneDns dns = dns();
    for (List<String> row : rows("replies.csv")) {
      String name = row.get(1) + "-" + row.get(3);
      if (!SILENT.contains(row.get(0))
          || !KnownRules.personas().names().contains(name)
          || KNOWN_TO_DIFFER.contains(row.get(0) + " " + name)) {
        continue;
      }
      double seconds = Double.parseDouble(row.get(8));
      Judge judge = new RuleBook(Clock.systemUTC()).judge(KnownRules.personas().named(name), dns);
      double paused = paused(judge, attempt(row)).toMillis() / 1000.0;
      compared++;
      if (Math.abs(seconds - paused) > TOLERANCE) {
        differences.add(row.get(0) + " " + name + ": server " + seconds + ", persona " + paused);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(150);
  }

  private static Duration paused(Judge judge, Attempt whole) {
    Hearing hearing = judge.open();
    Duration all = Duration.ZERO;
    for (Stage stage : Stage.values()) {
      Verdict verdict = hearing.at(stage, whole);
      all = all.plus(hearing.pause(stage, whole));
      if (verdict.action().refuses()) {
        break;
      }
    }
    return all;
  }

  private static Attempt attempt(List<String> row) {
    return Attempt.from(row.get(10))
        .withHelo(HeloName.of(row.get(11)))
        .withReversePath(ReversePath.of(row.get(12)))
        .withRecipient(Mailbox.of("bob@rcpt.example"))
        .withMessage(Message.of("From: <" + row.get(12) + ">\r\n\r\nHello\r\n"));
  }

  private static ZoneDns dns() throws IOException {
    try (Stream<Path> files = Files.list(TRUTH.resolve("zones"))) {
      return new ZoneDns(
          Zones.read(files.filter(file -> file.toString().endsWith(".zone")).sorted().toList()));
    }
  }

  /** The first columns are what matters here; none of them has a comma, but for the text. */
  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(TRUTH.resolve(file)).stream()
        .skip(1)
        .map(line -> line.replaceAll("\"[^\"]*\"", "quoted"))
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
