package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.exposure.Exposure;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.MailServers;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;
import smtpprobe.sender.Host;

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
        "relayhost = example.net | master |",
        "relayhost = [backup.example.org] | master |",
        "relayhost = [mail.example.org]:587 | master |",
        "relayhost = [::1]:10025 | master |",
        "relayhost = [mail.example.org] | docker-proxy |",
        "default_transport = lmtp:unix:private/x | master |",
        "myorigin = x | master |",
      })
  void isFoundOnPort25WherePostfixAnswersItself(String setting, String process, String found) {
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
            .file("/proc/net/tcp6", SOCKETS)
            .sockets("1\t" + process + "\t\n");
    Host host =
        Host.of(
            HostSurvey.read(text, List.of()),
            MailServers.read(text),
            Exposure.read(text),
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertThat(new RelayIsThisHost().examine(host, ZoneDns.of(ZONE)))
        .extracting(finding -> finding.about())
        .isEqualTo(found == null ? List.of() : List.of(found));
  }
}
