package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class SmtpShutOutTest {

  private static final String TABLES =
      """
      *nat
      :PREROUTING ACCEPT [0:0]
      -A PREROUTING -p tcp -m tcp --dport 25 -j %s
      COMMIT
      *filter
      :INPUT DROP [0:0]
      :OUTPUT %s [0:0]
      -A INPUT -p tcp -m tcp --dport %d -j ACCEPT
      COMMIT
      """;

  private static final String SOCKET =
      """
       %s: 00000000000000000000000000000000:%04X 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 %s 1 0 100 0 0 10 0
      """;

  /** Port 25 is open in the filter, and what counts is where a rule leads it to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REDIRECT --to-ports 2525 | ACCEPT | 2525 | 2525 | master | PASSED |",
        "REDIRECT --to-ports 2525 | ACCEPT | 25 | 2525 | master | FAILED | Accept TCP port 2525,",
        "REDIRECT --to-ports 2525 | ACCEPT | 2525 | 587 | master | FAILED | Take the rule that redirects",
        "REDIRECT --to-ports 2525 | DROP | 2525 | 2525 | master | FAILED |",
        "REDIRECT --to-ports 25 | ACCEPT | 25 | 587 | master | PASSED |",
        "DNAT --to-destination [2001:db8:7::e]:25 | ACCEPT | 25 | 587 | master | UNDECIDED |",
        "DNAT --to-destination [fd4d::e]:25 | ACCEPT | 25 | 587 | docker-proxy | SKIPPED |",
      })
  void goesByWhereARuleLeadsConnectionsTo(
      String rule,
      String answers,
      int open,
      int heard,
      String process,
      String result,
      String remedy) {
    TextHost text =
        new TextHost()
            .command(HostCommand.IP6TABLES, TABLES.formatted(rule, answers, open))
            .file("/proc/net/tcp6", SOCKET.formatted(0, 25, 1) + SOCKET.formatted(1, heard, 2))
            .sockets("1\t" + process + "\t\n2\tmaster\t\n");
    assertThat(new SmtpShutOut().examine(WaysOutTest.host(text), ZoneDns.of(""), Optional.empty()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.result().toString()).isEqualTo(result))
        .satisfies(
            finding ->
                assertThat(finding.outcome().remedy().orElse(""))
                    .matches(remedy == null ? "" : remedy + ".*"));
  }
}
