package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class RelayIsThisHostTest {

  private static final String ZONE =
      """
      example.org MX 10 mail.example.org
      example.org MX 20 backup.example.org
      example.net MX 10 backup.example.org
      example.net MX 20 mail.example.org
      mail.example.org AAAA 2001:db8::25
      backup.example.org AAAA 2001:db8:9::9
      """;

  private static final String SOCKETS =
      """
         0: 00000000000000000000000000000000:0019 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
      """;

  private static final String FOUR =
      """
         0: 0100007F:0019 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
      """;

  /** What smtp(8) of Postfix 3.7 says: "loops back to myself" where it finds itself on port 25. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relayhost = [mail.example.org] | master | mail.example.org",
        "relayhost = example.org | master | example.org",
        "relayhost = [2001:db8::25], [backup.example.org] | master | 2001:db8::25",
        "relayhost = [::1] | master | ::1",
        "transport_maps = inline:{a.example=smtp:localhost} | master | localhost",
        "relayhost = [localhost.localdomain] | master | localhost.localdomain",
        "relayhost = example.net | master |",
        "relayhost = [backup.example.org] | master |",
        "relayhost = [mail.example.org]:587 | master |",
        "relayhost = [::1]:10025 | master |",
        "relayhost = [mail.example.org] | docker-proxy |",
        "default_transport = lmtp:unix:private/x | master |",
        "myorigin = x | master |",
      })
  void isFoundOnPort25WherePostfixAnswersItself(String setting, String process, String found) {
    List<String> all = found == null ? List.of() : List.of(found);
    assertFound(setting, process, "/proc/net/tcp6", SOCKETS, all);
  }

  @Test
  void isFoundWhereItListensOnIpv4Alone() {
    assertFound("relayhost = localhost", "master", "/proc/net/tcp", FOUR, List.of("localhost"));
    assertFound("relayhost = [::1]", "master", "/proc/net/tcp", FOUR, List.of());
  }

  @Test
  void isUndecidedWhereNobodyMaySeeWhoListens() {
    assertThat(findings("relayhost = [mail.example.org]", "/proc/net/tcp6", SOCKETS, ""))
        .singleElement()
        .matches(Finding::isUndecided)
        .asString()
        .contains("[::]:25, a program that root alone sees");
  }

  private static void assertFound(
      String setting, String process, String file, String sockets, List<String> found) {
    assertThat(findings(setting, file, sockets, "1\t" + process + "\t\n"))
        .allMatch(Finding::isFailed)
        .extracting(Finding::about)
        .isEqualTo(found);
  }

  private static List<Finding> findings(
      String setting, String file, String sockets, String processes) {
    TextHost text =
        new TextHost()
            .command(HostCommand.POSTCONF, setting + "\n")
            .command(
                HostCommand.POSTCONF_SERVICES,
                "smtp unix - - y - - smtp\nlmtp unix - - y - - lmtp\n")
            .command(
                HostCommand.IP_ADDRESS,
                """
                [{"ifname": "eth0", "addr_info": [
                  {"family": "inet6", "local": "2001:db8::25", "prefixlen": 64, "scope": "global"}]}]
                """)
            .file(file, sockets)
            .sockets(processes);
    return new RelayIsThisHost().examine(WaysOutTest.host(text), ZoneDns.of(ZONE));
  }
}
