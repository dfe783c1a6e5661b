package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What Postfix 3.7.11 sends with, and what it ends with "fatal:" for. */
class PostfixRefusalsTest {

  private static MailServer postfix(String settings) {
    return postfix(settings, "smtp unix - - n - - smtp\nout unix - - n - - smtp\n");
  }

  private static MailServer postfix(String settings, String master) {
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, "myhostname = m.example.org\n" + settings + "\n")
            .command(HostCommand.POSTCONF_SERVICES, master);
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  private static List<String> refused(MailServer server) {
    return server.other().refusals().stream().map(Refusal::setting).toList();
  }

  private static List<Families> families(MailServer server) {
    return server.ways().stream().map(WayOut::families).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inet_protocols = IPv4",
        "inet_protocols = ipv4only",
        "inet_protocols = ipv4, IPv6",
        "myhostname = {{ ansible_fqdn }}",
        "myhostname = /etc/mailname",
        "myhostname = mail.example.org\n  smtp_bind_address6 = 2001:db8::25",
        "myhostname = \"mail.example.org\"",
        "myhostname = mail.example.org;",
        "myhostname = mail.example.org.",
        "myhostname = 192.0.2.25",
        "myhostname = -mail.example.org",
        "myhostname = mail-.example.org",
      })
  void sendsNothingWithWhatItDoesNotStartWith(String setting) {
    MailServer server = postfix(setting);

    assertThat(refused(server)).containsExactly(setting.replaceAll("\\R +", " "));
    assertThat(families(server)).containsExactly(Families.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inet_protocols = ipv4, ipv6",
        "inet_protocols = $protocols",
        "myhostname = mail_01.example.org",
        "myhostname = mail-01.example.org",
        "myhostname = mail",
        "myhostname = ${HOSTNAME}",
        "relayhost = relay.example.net:submission",
        "relayhost = [relay.example.net]:587, [2001:db8::9]:",
        "relayhost = [ipv6:2001:db8::9]:587 192.0.2.9",
        "relayhost = $mydomain",
      })
  void takesTheseSettings(String setting) {
    assertThat(refused(postfix(setting))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relayhost = 2001:db8::9",
        "relayhost = [relay.example.net:587]",
        "relayhost = [relay.example.net",
        "relayhost = [relay.example.net]587",
        "relayhost = smtp:[relay.example.net]:587",
        "relayhost = {{ RELAYHOST }}",
        "relayhost = @RELAYHOST@",
        "relayhost = relay.example.net, 2001:db8::9",
        "default_transport = smtp:2001:db8::9",
      })
  void deliversNothingToWhatIsNoNextHop(String setting) {
    MailServer server = postfix(setting);

    assertThat(refused(server)).containsExactly(setting);
    assertThat(families(server)).containsExactly(Families.NEITHER);
  }

  /** It looks such an address up as a name: "invalid host or domain name" (smtp_addr.c). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inet_protocols = ipv4 | relayhost = [2001:db8::9]:587",
        "inet_protocols = ipv4 | relayhost = [ipv6:2001:db8::9], [2001:db8::8]",
        "inet_protocols = ipv4 | default_transport = out:[2001:db8::9]",
        "inet_protocols = ipv4 | content_filter = out:[::1]:10024",
        "inet_protocols = ipv6 | relayhost = [192.0.2.9]",
      })
  void deliversNothingToAnAddressOfAFamilyThatItDoesWithout(String protocols, String hop) {
    MailServer server = postfix(protocols + "\n" + hop);

    assertThat(refused(server)).containsExactly(hop);
    assertThat(families(server)).containsExactly(Families.NEITHER);
  }

  @ParameterizedTest
  @CsvSource({
    "ipv4, lmtp:[::1]:24, 1",
    "ipv4, lmtp:inet:[::1]:24, 1",
    "ipv4, lmtp:unix:private/dovecot-lmtp, 0",
    "ipv4, lmtp:localhost, 0",
    "all, lmtp:[::1]:24, 0",
  })
  void deliversNothingToSuchAMailbox(String protocols, String transport, int refusals) {
    MailServer server =
        postfix(
            "inet_protocols = "
                + protocols
                + "\nvirtual_mailbox_domains = v.example\nvirtual_transport = "
                + transport);

    assertThat(refused(server)).hasSize(refusals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inet_protocols = ipv4 | relayhost = [2001:db8::9], [192.0.2.9]",
        "inet_protocols = ipv4 | relayhost = [relay.example.net]",
        "inet_protocols = ipv4 | content_filter = out:localhost:10024",
        "inet_protocols = $protocols | relayhost = [2001:db8::9]",
        "smtp_dns_reply_filter = regexp:{{/ AAAA / IGNORE}} | relayhost = [2001:db8::9]",
      })
  void getsToAnotherNextHopOrByAnotherFamily(String protocols, String hop) {
    assertThat(refused(postfix(protocols + "\n" + hop))).isEmpty();
  }

  /** "unknown service: tls/tcp", "bad network port: 99999". */
  @ParameterizedTest
  @CsvSource({
    "[relay.example.net]:tls, true",
    "relay.example.net:Submission, true",
    "[relay.example.net]:0, true",
    "[relay.example.net]:65536, true",
    "[relay.example.net]:urd, false",
    "relay.example.net:submission, false",
    "[2001:db8::9]:mail, false",
    "[relay.example.net]:, false",
  })
  void findsPortsByTheNamesThatTheHostHas(String hop, boolean refused) {
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, "relayhost = " + hop + "\n")
            .command(HostCommand.POSTCONF_SERVICES, "smtp unix - - n - - smtp\n")
            .file(
                "/etc/services",
                """
                # Network services
                smtp            25/tcp          mail
                submissions     465/tcp         ssmtp smtps urd # over TLS
                tls             465/udp
                submission      587/tcp
                """);
    MailServer server = new PostfixReader(host).read(new ArrayList<>()).orElseThrow();

    assertThat(server.other().refusals()).hasSize(refused ? 1 : 0);
    assertThat(server.other().relay().filter(to -> to.toString().endsWith(":465")).isPresent())
        .isEqualTo(hop.endsWith(":urd"));
  }

  @Test
  void otherMailThanThatForSuchANextHopIsDelivered() {
    MailServer server = postfix("transport_maps = inline:{a.example=out:2001:db8::9}");

    assertThat(refused(server)).containsExactly("transport_maps: out:2001:db8::9");
    assertThat(families(server)).containsExactly(Families.NEITHER, Families.BOTH);
  }

  @Test
  void sendsNothingByAServiceThatIsNotThere() {
    MailServer server = postfix("", "relay unix - - n - - smtp\n");

    assertThat(refused(server)).containsExactly("default_transport: smtp");
    assertThat(families(server)).containsExactly(Families.NEITHER);
  }

  /** The smtp client ends with: invalid "-o smtp_bind_address6" option value: missing '='. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o smtp_bind_address6 = 2001:db8::9 | NEITHER",
        "-o smtp_bind_address6 =2001:db8::9 | NEITHER",
        "-v -vo smtp_bind_address6 = 2001:db8::9 | NEITHER",
        "-s 1 -o smtp_bind_address6 = 2001:db8::9 | NEITHER",
        "-o smtp_bind_address6= 2001:db8::9 | BOTH",
        "-o { smtp_bind_address6 = 2001:db8::9 } | BOTH",
      })
  void sendsNothingByAServiceWithBlanksAroundTheEqualsSign(String option, Families over) {
    MailServer usual = postfix("", "smtp unix - - n - - smtp " + option + "\n");
    MailServer other =
        postfix(
            "default_transport = out",
            "smtp unix - - n - - smtp\nout unix - - n - - smtp " + option + "\n");

    assertThat(families(usual)).containsExactly(over);
    assertThat(families(other)).containsExactly(over);
    assertThat(refused(usual).isEmpty()).isEqualTo(over == Families.BOTH);
  }

  @Test
  void namesOtherInstances() {
    MailServer server = postfix("multi_instance_directories = /etc/postfix-out");

    assertThat(server.other().notes())
        .first()
        .asString()
        .startsWith("multi_instance_directories = /etc/postfix-out was not followed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp4:", "relay.example.net", "smtp4:[relay.example.net]"})
  void mailForAServiceThatMasterDoesNotHaveWaits(String answer) {
    MailServer server = postfix("transport_maps = inline:{a.example=" + answer + "}");

    assertThat(refused(server)).hasSize(1);
    assertThat(families(server)).containsExactly(Families.NEITHER, Families.BOTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local:", "lmtp:unix:private/lmtp", "error:no", "box:", ":"})
  void agentsOfTheHostAreServicesToo(String answer) {
    String master = "smtp unix - - n - - smtp\nbox unix - n n - - pipe argv=/bin/box\n";

    assertThat(refused(postfix("transport_maps = inline:{a.example=" + answer + "}", master)))
        .isEmpty();
  }

  @Test
  void whatAProgramIsStartedWithIsNotForPostfix() {
    String pipe =
        "box unix - n n - - pipe -o pipe_delivery_status_filter=x user=box argv=/usr/sbin/sendmail";
    String to = "transport_maps = inline:{*=box:}";
    String smtp = "smtp unix - - n - - smtp\n";

    assertThat(refused(postfix(to, smtp + pipe + " -oi -f ${sender}\n"))).isEmpty();
    assertThat(refused(postfix(to, smtp + pipe.replace("filter=x", "filter = x") + "\n")))
        .hasSize(1);
  }

  @Test
  void aLineWithoutAValueStopsIt() {
    TextHost host = new TextHost().file("/etc/postfix/main.cf", "myhostname m.example.org\n");
    MailServer server = new PostfixReader(host).read(new ArrayList<>()).orElseThrow();

    assertThat(refused(server)).containsExactly("myhostname m.example.org");
  }

  @Test
  void aRelayThatPerhapsIsNoneLeavesItOpenWhereMailLeavesFrom() {
    MailServer server = postfix("smtp_bind_address6 = 2001:db8::25\nrelayhost = ${RELAY}");

    assertThat(server.ways())
        .singleElement()
        .satisfies(
            way -> {
              assertThat(way.relay()).isEmpty();
              assertThat(way.bind().unknown()).isPresent();
            });
  }

  @Test
  void whatItSaysItselfIsTold() {
    TextHost host =
        new TextHost()
            .file("/etc/postfix/main.cf", "myhostname = m.example.org\n{% if relay %}\n")
            .failing(
                HostCommand.POSTCONF, "\"postconf -x\" failed: postconf: fatal: missing '=' after");
    MailServer server = new PostfixReader(host).read(new ArrayList<>()).orElseThrow();

    assertThat(server.other().refusals())
        .singleElement()
        .extracting(Refusal::why)
        .isEqualTo("missing '=' after");
  }

  @ParameterizedTest
  @CsvSource({
    "::1/128, [::1]/128",
    "2001:db8:1:2::/64, [2001:db8:1:2::]/64",
    "2001:db8::25, [2001:db8::25]",
    "!2001:db8::25, ![2001:db8::25]",
    "!2001:db8::/32, ![2001:db8::]/32",
  })
  void readsNetworksWithoutBracketsAsTables(String network, String mended) {
    MailServer server = postfix("mynetworks = 127.0.0.0/8, " + network);

    assertThat(refused(server)).containsExactly("mynetworks: " + network);
    assertThat(server.other().refusals().get(0).remedy()).contains("\"" + mended + "\"");
    assertThat(families(server)).containsExactly(Families.BOTH);
    assertThat(refused(postfix("mynetworks = 127.0.0.0/8, hash:/etc/postfix/n, " + mended)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.unix, NEITHER",
    "inet smtp/unix, NEITHER",
    "unix, NEITHER",
    "!smtp.unix unix, BOTH",
    "inet out.unix, BOTH",
  })
  void sendsNothingByAServiceThatIsSwitchedOff(String value, Families families) {
    MailServer server = postfix("master_service_disable = " + value);

    assertThat(families(server)).containsExactly(families);
    assertThat(refused(server).isEmpty()).isEqualTo(families == Families.BOTH);
  }

  @Test
  void sendsNothingWhereATableOfTransportsFails() {
    assertThat(families(postfix("transport_maps = fail:{maintenance}")))
        .containsExactly(Families.NEITHER);
  }

  @Test
  void adviseNoNetworkByWhichStrangersCouldSend() {
    assertThat(postfix("mynetworks = fe80::/10, 2001:db8::/32").other().refusals())
        .extracting(Refusal::remedy)
        .containsExactly(
            "Write \"[fe80::]/10\" there, with brackets",
            "Write single addresses or the own /64 there, with brackets: by \"[2001:db8::]/32\""
                + " strangers could send");
  }

  @Test
  void readsNetworksThatStandInAFile() {
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, "mynetworks = 127.0.0.0/8 /etc/postfix/n /etc/no\n")
            .file("/etc/postfix/n", "# old\n[2001:db8::]/32\n192.0.2.0/24\n");
    MailServer server = new PostfixReader(host).read(new ArrayList<>()).orElseThrow();

    assertThat(server.trusted())
        .containsExactly("127.0.0.0/8", "[2001:db8::]/32", "192.0.2.0/24", "/etc/no");
  }
}
