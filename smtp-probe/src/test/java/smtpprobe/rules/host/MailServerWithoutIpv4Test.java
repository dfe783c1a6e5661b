package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class MailServerWithoutIpv4Test {

  private static final String MASTER =
      """
      smtp  unix - - y - - smtp
      smtp4 unix - - y - - smtp -o inet_protocols=ipv4
      smtp6 unix - - y - - smtp -o inet_protocols=ipv6
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inet_protocols = ipv6 | a.example A 192.0.2.1 | FAILED",
        "inet_protocols = ipv6 | ipv4only.arpa AAAA 2001:db8:64::c000:aa | PASSED",
        "inet_protocols = ipv6\\nsmtp_fallback_relay = [r.example] | a.example A 192.0.2.1 | PASSED",
        "inet_protocols = ipv6\\nsmtp_fallback_relay = $fallback_relay | a.example A 192.0.2.1 | FAILED",
        "inet_protocols = ipv6\\nrelayhost = [r.example] | a.example A 192.0.2.1 | PASSED",
        "inet_protocols = ipv6\\ndefault_transport = smtp4 | a.example A 192.0.2.1 | PASSED",
        "default_transport = smtp6 | a.example A 192.0.2.1 | FAILED",
        "transport_maps = inline:{a.example=smtp6:} | a.example A 192.0.2.1 | PASSED",
      })
  void isAFaultWhereNobodyElseTakesTheRest(String settings, String zone, String status) {
    TextHost text =
        new TextHost()
            .command(HostCommand.POSTCONF, settings.replace("\\n", "\n") + "\n")
            .command(HostCommand.POSTCONF_SERVICES, MASTER);

    List<Finding> findings =
        new MailServerWithoutIpv4().examine(WaysOutTest.host(text), ZoneDns.of(zone));

    assertThat(findings).extracting(f -> f.outcome().result().toString()).containsExactly(status);
  }
}
