package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class RelayIsThisHostTest {

  private static final Pattern LISTENING =
      Pattern.compile("(?<= % )(extra_)?local_interfaces[^%]++");

  private static final String ZONE =
      """
      example.org MX 10 mail.example.org
      example.org MX 20 backup.example.org
      example.net MX 10 backup.example.org
      example.net MX 20 mail.example.org
      mail.example.org AAAA 2001:db8::25
      mail.example.org A 192.0.2.25
      backup.example.org AAAA 2001:db8:9::9
      """;

  /** What smtp(8) of Postfix 3.7 says: "loops back to myself", whoever listens there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relayhost = [mail.example.org] | mail.example.org",
        "relayhost = example.org | example.org",
        "relayhost = [2001:db8::25], [backup.example.org] | 2001:db8::25",
        "relayhost = [::1] | ::1",
        "relayhost = [127.0.0.1] | 127.0.0.1",
        "transport_maps = inline:{a.example=smtp:localhost} | localhost",
        "relayhost = [localhost.localdomain] | localhost.localdomain",
        "relayhost = [::1] % inet_interfaces = loopback-only | ::1",
        "relayhost = localhost % inet_interfaces = localhost | localhost",
        "relayhost = [mail.example.org] % inet_interfaces = 2001:db8::25 | mail.example.org",
        "relayhost = [192.0.2.9] % proxy_interfaces = 192.0.2.9 | 192.0.2.9",
        "relayhost = [2001:db8:9::9] % proxy_interfaces = [2001:db8:9::9] | 2001:db8:9::9",
      })
  void isFoundWhereTheClientFindsItself(String settings, String found) {
    assertThat(findings(settings))
        .allMatch(Finding::isFailed)
        .extracting(Finding::about)
        .containsExactly(found);
  }

  /** Another instance of Postfix, or another mail server, may listen there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "relayhost = example.net",
        "relayhost = [backup.example.org]",
        "relayhost = [mail.example.org]:587",
        "relayhost = [::1]:10025",
        "relayhost = [backup.example.org], [::1]",
        "relayhost = [mail.example.org] % inet_interfaces = loopback-only",
        "relayhost = [2001:db8::25] % inet_interfaces = 2001:db8::26, 127.0.0.1",
        "relayhost = [::1] % inet_interfaces = 2001:db8::25",
        "relayhost = [192.0.2.9]",
        "default_transport = lmtp:unix:private/x",
        "myorigin = x",
      })
  void isNotFoundWhereItWouldConnect(String settings) {
    assertThat(findings(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relayhost = [2001:db8::25] % inet_interfaces = n.example.org | inet_interfaces = n.example.org",
        "relayhost = [192.0.2.25] | mail.example.org A [192.0.2.25]",
        "relayhost = [192.0.2.25] % inet_interfaces = n.example.org | mail.example.org A [192.0.2.25]",
      })
  void isUndecidedWhereItsAddressesAreNotKnown(String settings, String evidence) {
    assertThat(findings(settings))
        .singleElement()
        .matches(Finding::isUndecided)
        .extracting(finding -> finding.outcome().evidence().lines().toString())
        .asString()
        .contains(evidence);
  }

  /** The bridge of Docker (mailcow), a local network: what the kernel calls local is the host's. */
  @ParameterizedTest
  @CsvSource({"[172.22.1.1], true", "192.0.2.9, false", "[192.0.2.25], false", "172.22.1.0, false"})
  void isFoundByTheIpv4AddressesThatTheHostHas(String relay, boolean found) {
    TextHost text =
        address()
            .command(
                HostCommand.POSTCONF, "myhostname = mail.example.org\nrelayhost = " + relay + "\n")
            .file(
                "/proc/net/fib_trie",
                """
                Local:
                  +-- 0.0.0.0/0 3 0 5
                     +-- 172.22.1.0/24 2 0 2
                        |-- 172.22.1.0
                           /24 link UNICAST
                        |-- 172.22.1.1
                           /32 host LOCAL
                     |-- 127.0.0.1
                        /32 host LOCAL
                """);

    assertThat(new RelayIsThisHost().examine(WaysOutTest.host(text), ZoneDns.of(ZONE)))
        .hasSize(found ? 1 : 0)
        .allMatch(Finding::isFailed);
  }

  /** What exim 4.96 says: "remote host address is the local host", whatever the port. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route_list = * mail.example.org % self = freeze | mail.example.org",
        "route_list = * mail.example.org::2525 % self = defer | mail.example.org",
        "route_list = * 127.0.0.1 % self = freeze | 127.0.0.1",
        "route_list = * 127.0.0.1::10025 % self = send |",
        "route_list = * mail.example.org % self = pass |",
        "route_list = * backup.example.org % self = freeze |",
        "route_list = * 127.0.0.2::10025 % self = freeze |",
        "route_list = * mail.example.org % self = freeze % local_interfaces = <; 127.0.0.1 ; ::1 |",
        "route_list = * 127.0.0.1 % self = freeze % local_interfaces = <; [127.0.0.1]:26 | 127.0.0.1",
        "route_list = * mail.example.org % self = freeze % local_interfaces = <; 192.0.2.8 ; ::0.25 | mail.example.org",
        "route_list = * mail.example.org % self = freeze % local_interfaces = <; ::1 % extra_local_interfaces = <; 2001:db8::25 | mail.example.org",
      })
  void isFoundWhereARouterOfEximKeepsWhatIsForItself(String options, String found) {
    TextHost text =
        address()
            .command(
                HostCommand.EXIM4,
                "primary_hostname = mail.example.org\n"
                    + LISTENING
                        .matcher(options)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining("\n"))
                    + "\n")
            .command(HostCommand.EXIM4_TRANSPORTS, "\nout transport:\ndriver = smtp\n")
            .command(
                HostCommand.EXIM4_ROUTERS,
                "\nr router:\ndriver = manualroute\ntransport = out\n"
                    + LISTENING.matcher(options).replaceAll("").replace(" % ", "\n")
                    + "\n");

    assertThat(new RelayIsThisHost().examine(WaysOutTest.host(text), ZoneDns.of(ZONE)))
        .allMatch(Finding::isFailed)
        .extracting(Finding::about)
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  private static List<Finding> findings(String settings) {
    TextHost text =
        address()
            .command(
                HostCommand.POSTCONF,
                "myhostname = mail.example.org\n" + settings.replace(" % ", "\n") + "\n")
            .command(
                HostCommand.POSTCONF_SERVICES,
                "smtp unix - - y - - smtp\nlmtp unix - - y - - lmtp\n");
    return new RelayIsThisHost().examine(WaysOutTest.host(text), ZoneDns.of(ZONE));
  }

  private static TextHost address() {
    return new TextHost()
        .command(
            HostCommand.IP_ADDRESS,
            """
            [{"ifname": "eth0", "addr_info": [
              {"family": "inet6", "local": "2001:db8::25", "prefixlen": 64, "scope": "global"}]}]
            """);
  }
}
