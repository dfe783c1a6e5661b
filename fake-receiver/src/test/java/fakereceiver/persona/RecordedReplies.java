package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of what real servers replied, and how a reply of ours is compared with it. */
final class RecordedReplies {

  private static final Path TRUTH = Path.of("src/test/resources/truth");
  private static final Pattern ENHANCED =
      Pattern.compile("[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})( .*)?");

  /**
   * The server said its text with a part that is made up for each message or depends on the list.
   */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<=^250 2\\.0\\.0 Ok: queued as )\\S+"
              + "|(?<=^250 OK id=)\\S+"
              + "|(?<=^250 Message Queued \\()\\S+"
              + "|(?<=^250 2\\.0\\.0 )\\S+(?= Message accepted)"
              + "|(?<=blocked using bl\\.lab\\.example); .*"
              + "|(?<=Temp\\. resolver error \\()[A-Z]+"
              + "|(?<=invalid TLD in rDNS) \\(.*"
              + "|(?<=SPF Permanent Error): .*(?=\\. Please see)"
              + "|(?<=in a black list at bl\\.lab\\.example:).*"
              + "|(?<=Invalid MAIL FROM address <user>): .*");

  private RecordedReplies() {}

  /** What one server said to one scenario at the end of the dialogue. */
  record Row(
      String scenario,
      String title,
      String persona,
      String client,
      String helo,
      String mailFrom,
      String headerFrom,
      String recipient,
      String stage,
      int code,
      String enhanced,
      String text) {

    @Override
    public String toString() {
      return scenario + " " + persona + " (" + title + ")";
    }
  }

  /** How often a persona said the same, and how not. */
  static final class Comparison {

    private final Map<String, Integer> equal = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** Compares stage and code, then enhanced code and text; {@code reply} has a line for each. */
    void add(Row row, String stage, List<String> reply) {
      String last = reply.get(reply.size() - 1);
      String said = String.join(" | ", reply);
      if (!(stage + " " + last.substring(0, 3)).equals(row.stage() + " " + row.code())) {
        differences.add(row + both(row, stage, said));
        return;
      }
      equal.merge(row.persona(), 1, Integer::sum);
      if (!enhanced(last).equals(row.enhanced()) || !fixed(said).equals(fixed(row.text()))) {
        texts.add(row + both(row, stage, said));
      }
    }

    private static String both(Row row, String stage, String said) {
      return "\n  server  %s %s\n  persona %s %s".formatted(row.stage(), row.text(), stage, said);
    }

    private static String enhanced(String line) {
      Matcher matcher = ENHANCED.matcher(line);
      return matcher.matches() ? matcher.group(1) : "";
    }

    private static String fixed(String text) {
      return VARIABLE.matcher(text).replaceAll("");
    }

    /** Rows whose stage or code differ. */
    List<String> differences() {
      return differences;
    }

    /** Rows whose enhanced code or text differ. */
    List<String> texts() {
      return texts;
    }

    /** Prints what came out. */
    void print(String how) {
      equal.forEach(
          (persona, count) -> System.out.printf("%s: %d replies equal %s%n", persona, count, how));
      System.out.printf(
          "%d different in stage or code, %d in text alone%n", differences.size(), texts.size());
      differences.forEach(System.out::println);
      texts.forEach(System.out::println);
    }
  }

  /** Every row of a server for whose policy there is a persona. */
  static List<Row> of(String server) {
    Map<String, Cells> scenarios = new LinkedHashMap<>();
    for (String file : List.of("scenarios.csv", "scenarios-combined.csv")) {
      table(file).forEach(cells -> scenarios.put(cells.get("scenario"), cells));
    }
    List<Row> rows = new ArrayList<>();
    for (String file : List.of("replies.csv", "replies-combined.csv")) {
      for (Cells cells : table(file)) {
        if (cells.get("mta").equals(server)) {
          Cells scenario = requireNonNull(scenarios.get(cells.get("scenario")));
          rows.add(
              new Row(
                  cells.get("scenario"),
                  cells.get("title"),
                  server + "-" + cells.get("policy"),
                  scenario.get("src"),
                  cells.get("helo"),
                  scenario.get("mail_from"),
                  scenario.get("header_from"),
                  scenario.get("rcpt"),
                  cells.get("stage"),
                  Integer.parseInt(cells.get("code")),
                  cells.get("enhanced"),
                  cells.get("text")));
        }
      }
    }
    return rows;
  }

  /** The message that was sent, as far as it matters. */
  static String message(Row row) {
    return """
        From: Tester <%s>
        To: <%s>
        Subject: lab
        Date: Tue, 24 Nov 2026 10:00:00 +0000
        Message-ID: <1.%s@good.example>
        MIME-Version: 1.0
        Content-Type: text/plain

        Hello, this is a short test message from the lab.
        """
        .formatted(row.headerFrom(), row.recipient(), row.scenario())
        .replace("\n", "\r\n");
  }

  private record Cells(List<String> header, List<String> cells) {
    String get(String column) {
      return cells.get(header.indexOf(column));
    }
  }

  /** The DNS that the servers saw. */
  static Dns dns() {
    try (Stream<Path> files = Files.list(TRUTH.resolve("zones"))) {
      return new ZoneDns(
          Zones.read(files.filter(file -> file.toString().endsWith(".zone")).sorted().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Cells> table(String file) {
    List<String> lines = lines(file);
    List<String> header = cells(lines.get(0));
    List<Cells> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      assertThat(cells).as(line).hasSameSizeAs(header);
      rows.add(new Cells(header, cells));
    }
    return rows;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(TRUTH.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
