package fakereceiver.differential;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One case for SPF evaluators: a line {@code case NAME CLIENT HELO SENDER}, then the DNS, one line
 * a record ({@code NAME TYPE VALUE}) or failure ({@code NAME SERVFAIL TYPE}), then an empty line.
 *
 * @param lines all lines but the empty one
 */
record SpfCase(List<String> lines) {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  SpfCase {
    lines = List.copyOf(lines);
  }

  /** Cases one after the other; a line {@code = RESULT} is not part of a case. */
  static List<SpfCase> read(List<String> text) {
    List<SpfCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text) {
      if (line.isEmpty() && !lines.isEmpty()) {
        cases.add(new SpfCase(lines));
        lines = new ArrayList<>();
      } else if (!line.isEmpty() && !line.startsWith("=") && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return cases;
  }

  String name() {
    return lines.get(0).split(" ", -1)[1];
  }

  String text() {
    return String.join("\n", lines) + "\n\n";
  }

  SpfReport report(SpfReading reading) {
    String[] head = lines.get(0).split(" ", -1);
    return new Spf(ZoneLines.dns(lines.subList(1, lines.size())), "mx.example.net", NOON, reading)
        .mailFrom(IpAddress.of(head[2]), HeloName.of(head[3]), ReversePath.of(head[4]));
  }
}
