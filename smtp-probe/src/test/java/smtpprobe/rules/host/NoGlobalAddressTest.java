package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class NoGlobalAddressTest {

  /** The bare domain leads to a web server, whose address the mail host must not take. */
  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.org, true",
    "example.org, www.example.org, false",
    "example.org, , false"
  })
  void givesTheHostTheAddressOfItsNameWhereReverseDnsSaysThatName(
      String helo, String ptr, boolean given) {
    TextHost text =
        new TextHost()
            .command(HostCommand.IP_ADDRESS, "[{\"ifname\": \"eth0\", \"addr_info\": []}]")
            .command(HostCommand.POSTCONF, "myhostname = " + helo + "\n")
            .command(HostCommand.POSTCONF_SERVICES, "smtp unix - - y - - smtp\n");
    String zone =
        "mail.example.org AAAA 2001:db8::25\n"
            + "example.org AAAA 2001:db8::25\n"
            + "www.example.org AAAA 2001:db8::25\n"
            + (ptr == null ? "" : "2001:db8::25 PTR " + ptr + "\n");

    assertThat(new NoGlobalAddress().examine(WaysOutTest.host(text), ZoneDns.of(zone)))
        .extracting(
            finding ->
                finding.isFailed() && finding.remedy().startsWith("Give the host 2001:db8::25"))
        .isEqualTo(List.of(given));
  }
}
