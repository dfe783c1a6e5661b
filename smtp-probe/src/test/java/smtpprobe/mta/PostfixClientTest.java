package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What counts for a service of Postfix, of main.cf and of its arguments in master.cf. */
class PostfixClientTest {

  private final TextHost host =
      new TextHost()
          .command(
              HostCommand.POSTCONF,
              "myhostname = m.example.org\nmydomain = example.org\nsmtp_helo_name = m.example.org\n")
          .command(HostCommand.POSTCONF_SET, "my_v6 = 2001:db8::26\nmyhostname = m.example.org\n");

  private MailServer withArguments(String arguments) {
    host.command(HostCommand.POSTCONF_SERVICES, "smtp unix - - y - - smtp " + arguments + "\n");
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  private static String six(MailServer server) {
    return server.bind().six().map(IpAddress::text).orElse("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o smtp_fallback_relay= -o smtp_bind_address6=2001:db8::26",
        "-o smtp_fallback_relay=\n    -o smtp_bind_address6=2001:db8::26",
        "-v -o { smtp_bind_address6 = 2001:db8::26 }",
        "-o {smtp_bind_address6=2001:db8::26} -o x=y",
        "-osmtp_bind_address6=2001:db8::26",
        "-o smtp_bind_address6=${my_v6} -o x=y",
        "-o smtp_bind_address6=$my_v6",
        "-o smtp_bind_address6=${my_v6?{$my_v6}:{2001:db8::27}}",
        "-o my_v6=2001:db8::26 -o { smtp_bind_address6 = ${{a} == {a} ? {$my_v6} : {::1}} }",
        "-o smtp_bind_address6=2001:db8::27 -o smtp_bind_address6=2001:db8::26",
      })
  void readsArgumentsAsMasterDoes(String arguments) {
    MailServer server = withArguments(arguments);

    assertThat(six(server)).isEqualTo("2001:db8::26");
    assertThat(server.bind().broken()).isEmpty();
  }

  @Test
  void anIpv6AddressInThePlaceOfAnIpv4OneIsNotUsed() {
    assertThat(six(withArguments("-o smtp_bind_address=2001:db8::26"))).isEqualTo("-");
  }

  @Test
  void theNameOfTheHostCountsWhereNobodySetsIt() {
    TextHost other =
        new TextHost()
            .file("/proc/sys/kernel/hostname", "k.example.org\n")
            .file("/etc/postfix/main.cf", "relayhost =\n");

    assertThat(new PostfixReader(other).read(new ArrayList<>()).orElseThrow().heloName())
        .contains("k.example.org");
  }

  @Test
  void anEmptyValueIsEmpty() {
    host.command(
        HostCommand.POSTCONF_SET,
        "smtp_bind_address6 = 2001:db8::25\nmyhostname = m.example.org\n");

    assertThat(six(withArguments("-o smtp_bind_address6= -o smtp_helo_name=x.example.org")))
        .isEqualTo("-");
  }

  @Test
  void aListInBracesIsWhole() {
    assertThat(withArguments("-o { inet_protocols = ipv4, ipv6 }").families())
        .isEqualTo(Families.BOTH);
  }

  @ParameterizedTest
  @CsvSource({
    "-o myhostname=out.example.org, out.example.org",
    "-o myhostname=out.example.net -o smtp_helo_name=x.$mydomain, x.example.net",
    "-o smtp_helo_name=$mydomain, example.org",
    "'', m.example.org",
  })
  void whatFollowsTheNameOfTheHostFollowsThatOfTheService(String arguments, String helo) {
    assertThat(withArguments(arguments).heloName()).contains(helo);
  }

  @Test
  void whatNamesSomethingUnknownIsUnknown() {
    MailServer server = withArguments("-o smtp_bind_address6=$their_v6 -o smtp_helo_name=$their");

    assertThat(server.bind().unknown()).isPresent();
    assertThat(server.bind().broken()).isEmpty();
    assertThat(server.heloName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2001:db8::26 out.example.org out # six | hosts: files dns | 2001:db8::26",
        "2001:db8::26 Out.Example.org | '' | 2001:db8::26",
        "192.0.2.26 out.example.org | hosts: mymachines files dns | -",
        "2001:db8::26 out.example.org | hosts: dns files | unknown",
        "2001:db8::26 other.example.org | hosts: files dns | unknown",
      })
  void knowsTheNamesThatTheHostHasItself(String hosts, String switches, String bind) {
    host.file("/etc/hosts", "::1 localhost\n" + hosts + "\n")
        .file("/etc/nsswitch.conf", switches + "\n");
    MailServer server = withArguments("-o inet_interfaces=out.example.org");

    assertThat(server.bind().unknown().isPresent() ? "unknown" : six(server)).isEqualTo(bind);
  }

  /** By the defaults that every version has. */
  @Test
  void readsMainCfAloneWithDefaultsOfItsOwn() {
    TextHost files =
        new TextHost()
            .file(
                "/etc/postfix/main.cf",
                """
                transport_maps = ${default_database_type}:$config_directory/t
                smtp_bind_address6 = ${{$compatibility_level} <level {2} ? {::1} : {::2}}
                """)
            .file("/etc/postfix/t", "* smtp:[relay.example]\n");

    MailServer server = new PostfixReader(files).read(new ArrayList<>()).orElseThrow();

    assertThat(server.other().isPartlyUnknown()).isFalse();
    assertThat(six(server)).isEqualTo("::1");
    assertThat(server.ways().get(0).relay()).contains(NextHop.of("relay.example"));
  }
}
