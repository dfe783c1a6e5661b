package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;
import smtpprobe.sender.Host;

/** What is said of a host that no receiver sees over IPv6, for one reason or another. */
class NothingShownTest {

  private static Host host(String setting) {
    return WaysOutTest.host(
        new TextHost().command(HostCommand.POSTCONF, "myhostname = m.example.org\n" + setting));
  }

  @ParameterizedTest
  @CsvSource({
    "inet_protocols = ipv4, ",
    "relayhost = [relay.example.net], ",
    "default_transport = error:none, ",
    "inet_protocols = IPv4, settings-refused",
    "relayhost = 2001:db8::9, settings-refused",
  })
  void noReasonIsTakenForAnother(String setting, @Nullable String fault) {
    ZoneDns dns = ZoneDns.of("a.example A 192.0.2.1");

    assertThat(new SourceTemporary().examine(host(setting), dns))
        .singleElement()
        .extracting(finding -> finding.outcome().evidence().toString())
        .asString()
        .contains("no mail goes to receivers over IPv6");
    assertThat(new SettingsRefused().examine(host(setting), dns))
        .extracting(Finding::id)
        .isEqualTo(fault == null ? List.of() : List.of(fault));
  }
}
