package smtpprobe.bounce.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of several tries for one mail, the one that it waits for. */
class LogTriesTest {

  private static final String FOUR =
      "connect to mx.example.net[192.0.2.9]:25: Connection timed out";
  private static final String SIX =
      "connect to mx.example.net[2001:db8:9::1]:25: Network is unreachable";

  private final LogTries log = new LogTries();

  private static String of(int process, String text) {
    return "Dec  1 10:00:00 mx postfix/smtp[" + process + "]: " + text;
  }

  private static String waits(int process, String why) {
    return of(
        process,
        "5B1: to=<bob@example.net>, relay=none, delay=30, dsn=4.4.1, status=deferred ("
            + why
            + ")");
  }

  private String said(String... lines) {
    List<LogEntry> entries =
        List.of(lines).stream().flatMap(line -> log.read(line).stream()).toList();
    assertThat(entries).hasSize(1);
    return entries.get(0).text();
  }

  @Test
  void isOverIpv4WhereTheHostHasNoIpv6() {
    assertThat(said(of(1, FOUR), of(1, SIX), waits(1, SIX))).isEqualTo(FOUR);
    assertThat(said(waits(1, FOUR))).isEqualTo(FOUR);
  }

  @Test
  void isOverIpv4AsEximWritesIt() {
    String begin = "2026-12-01 10:00:00 1tG0aB-0001cD-2E ";
    String four = "H=mx.example.net [192.0.2.9] Connection timed out";
    String waits =
        "== bob@example.net R=dnslookup T=remote_smtp defer (101): Network is unreachable";

    assertThat(said(begin + four, begin + waits)).isEqualTo(four);
    assertThat(said(begin.replace("2E", "3F") + waits)).isEqualTo("Network is unreachable");
  }

  @Test
  void isTheLastOneWhereNoOtherIsKnown() {
    assertThat(said(of(1, SIX), waits(1, SIX))).isEqualTo(SIX);
    assertThat(said(of(2, FOUR), waits(1, SIX))).as("of another process").isEqualTo(SIX);
  }

  @Test
  void forgetsTheOldestProcesses() {
    IntStream.range(1, 2000).forEach(process -> log.read(of(process, FOUR)));

    assertThat(said(waits(1, SIX))).isEqualTo(SIX);
    assertThat(said(waits(1999, SIX))).isEqualTo(FOUR);
  }

  @Test
  void areSeenByTheFilter() {
    byte[] line = of(1, FOUR).getBytes(StandardCharsets.UTF_8);

    assertThat(LogFilter.isOfInterest(line, 0, line.length)).isTrue();
  }
}
