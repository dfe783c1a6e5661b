package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Hostile;
import smtpprobe.reading.FolderHost;

class MailServersTest {

  @TempDir Path folder;

  private MailServer read(String file, String text) {
    MailServers servers = reading(file, text);
    assertThat(servers.all()).hasSize(1);
    return servers.all().get(0);
  }

  @Test
  void saysThatThereIsNone() {
    MailServers servers = MailServers.read(new FolderHost(folder));

    assertThat(servers.all()).isEmpty();
    assertThat(servers.skipped())
        .singleElement()
        .extracting("what")
        .asString()
        .contains("settings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inet_interfaces = all|",
        "inet_interfaces = 127.0.0.1, [2001:db8::25]|2001:db8::25",
        "inet_interfaces = 127.0.0.1, [::1], [2001:db8::25]|",
        "inet_interfaces = localhost, [2001:db8::25]|",
        "inet_interfaces = m.example.org, localhost|",
        "inet_interfaces = 2001:db8::25 2001:db8::26|",
        "inet_interfaces = [::]|",
        "smtp_bind_address6 = [2001:db8::26]|2001:db8::26",
        "smtp_bind_address6 = ::|",
        "smtp_bind_address6 = [0::0]|",
        "policy-check_time_limit = 3600s|",
      })
  void knowsWhatPostfixSendsFrom(String line, String bind) throws IOException {
    MailServer postfix =
        read("commands/postconf.txt", "mail_version = 3.7.11\nmyhostname = m.example.org\n" + line);

    assertThat(postfix.bind().six().map(IpAddress::text).orElse(null)).isEqualTo(bind);
    assertThat(postfix.heloName()).contains("m.example.org");
    assertThat(postfix).hasToString("Postfix 3.7.11");
  }

  @Test
  void doesNotKnowWhichAddressesANameHasThere() throws IOException {
    Bind bind = read("commands/postconf.txt", "inet_interfaces = m.example.org").bind();

    assertThat(bind.six()).isEmpty();
    assertThat(bind.unknown().orElseThrow()).contains("m.example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp_bind_address6 = 2001:db8::25|true|",
        "smtp_bind_address6 = 2001:db8::25\\nsmtp_bind_address_enforce = yes|false|",
        "inet_interfaces = [2001:db8::25]\\nsmtp_bind_address_enforce = yes|true|",
        "smtp_bind_address6 = 192.0.2.25|true|192.0.2.25 is not an IPv6 address",
        "smtp_bind_address6 = mail|false|\"mail\" is not an address",
      })
  void knowsWhatPostfixDoesWhenItCannotBind(String lines, boolean orKernel, String broken)
      throws IOException {
    Bind bind = read("commands/postconf.txt", lines.replace("\\n", "\n")).bind();

    assertThat(bind.orKernel()).isEqualTo(orKernel);
    assertThat(bind.broken().orElse(null)).isEqualTo(broken);
  }

  @Test
  void leavesTheChoiceToTheKernelWhereAnyAddressIsNamed() throws IOException {
    String interfaces = "inet_interfaces = [::1], [2001:db8::25]\n";

    assertThat(read("commands/postconf.txt", interfaces + "smtp_bind_address6 = ::").bind())
        .isEqualTo(Bind.NONE);
    assertThat(
            read("commands/postconf.txt", "smtp_bind_address6 = ::\nsmtp_bind_address = 192.0.2.1")
                .bind()
                .setting())
        .isEqualTo("smtp_bind_address = 192.0.2.1");
  }

  @Test
  void readsMainCfWherePostconfCannotBeRun() throws IOException {
    Files.createDirectories(folder.resolve("etc/postfix"));
    Files.writeString(
        folder.resolve("etc/postfix/master.cf"),
        "# services\nsmtp unix - - y - - smtp\n  -o smtp_bind_address6=2001:db8::26\n");
    MailServer postfix =
        read(
            "etc/postfix/main.cf",
            """
            # by hand
            mydomain = example.org
            myhostname = mail.$mydomain
            policy-check_time_limit = 3600s
            smtp_helo_name = ${myhostname}
            inet_protocols =
              ipv4,
            # and
              ipv6
            smtp_bind_address6 = 2001:db8::25
            """);

    assertThat(postfix.heloName()).contains("mail.example.org");
    assertThat(postfix.families()).isEqualTo(Families.BOTH);
    assertThat(postfix.bind().six()).contains(Ip6Address.of("2001:db8::26"));
    assertThat(MailServers.read(new FolderHost(folder)).skipped())
        .singleElement()
        .extracting("what")
        .isEqualTo("defaults of Postfix");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all|BOTH",
        "ipv4|IPV4_ONLY",
        "ipv6|IPV6_ONLY",
        "ipv4, ipv6|BOTH",
        "''|BOTH",
      })
  void knowsTheFamiliesOfPostfix(String protocols, Families families) throws IOException {
    assertThat(read("commands/postconf.txt", "inet_protocols = " + protocols).families())
        .isEqualTo(families);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<; 192.0.2.1 ; 2001:db8::25|2001:db8::25",
        "192.0.2.1 : 2001::db8::1::2::3::4::5::6|2001:db8:1:2:3:4:5:6",
        "${if eq{a}{b}{2001:db8::1}}|",
        "<; ${if eq{$sender_address_domain}{a}{2001:db8::25 ; 192.0.2.1}{2001:db8::25}}|2001:db8::25",
        "${if isip6{$host_address}{<; 2001:db8::25}{192.0.2.1}}|2001:db8::25",
        "${if isip4 {$host_address}{}{<; 2001:db8::25}}|2001:db8::25",
        "${if match_ip{$host_address}{0.0.0.0/0}{192.0.2.1}{2001::db8::1::2::3::4::5::6}}|"
            + "2001:db8:1:2:3:4:5:6",
        "${if eq{$sender_address_domain}{a}{192.0.2.1}{<; 2001:db8::25}}|",
        "${if isip6{$host_address}{${if eq{$sender_address_domain}{a}{<; 2001:db8::25}{}}}{}}|",
        "${if eq{$sender_address_domain}{a}{<; 2001:db8::26}{<; 2001:db8::25}}|",
        "${if match_ip{$host_address}{2001:db8:7::/48}{<; 2001:db8::26}{192.0.2.1}}|",
      })
  void readsTheListsOfExim(String list, String bind) throws IOException {
    Files.createDirectories(folder.resolve("commands"));
    Files.writeString(
        folder.resolve("commands/exim-bP-transports.txt"),
        "\nlocal transport:\ndriver = appendfile\n\nremote_smtp transport:\ndriver = smtp\n"
            + "interface = "
            + list
            + "\n");
    MailServer exim = read("commands/exim-bP.txt", "primary_hostname = m.example.org\n");

    assertThat(exim.bind().six().map(IpAddress::text).orElse(null)).isEqualTo(bind);
    assertThat(exim.bind().unknown().isPresent()).isEqualTo(bind == null);
    assertThat(exim.heloName()).contains("m.example.org");
  }

  @Test
  void readsTheActionOfOpensmtpd() throws IOException {
    MailServer opensmtpd =
        read(
            "etc/smtpd.conf",
            """
            listen on lo
            action out relay src { 192.0.2.1, 2001:db8::25 } helo "m.example.org"
            """);

    assertThat(opensmtpd.bind().six()).contains(Ip6Address.of("2001:db8::25"));
    assertThat(opensmtpd.heloName()).contains("m.example.org");
  }

  @Test
  void doesNotGuessATableThatIsElsewhere() throws IOException {
    MailServer opensmtpd =
        read("etc/smtpd.conf", "table s file:/etc/mail/s\naction out relay src <s>\n");

    assertThat(opensmtpd.bind().six()).isEmpty();
    assertThat(opensmtpd.bind().unknown()).isPresent();
  }

  @Test
  void readsTheMacrosOfSendmail() throws IOException {
    MailServer sendmail =
        read(
            "etc/mail/sendmail.mc",
            """
            define(`confDOMAIN_NAME', `m.example.org')dnl
            CLIENT_OPTIONS(`Family=inet6, Addr=IPv6:2001:db8::25')dnl
            """);

    assertThat(sendmail.bind().six()).contains(Ip6Address.of("2001:db8::25"));
    assertThat(sendmail.heloName()).contains("m.example.org");
    assertThat(sendmail.families()).isEqualTo(Families.BOTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helo { }", "helo \"\"", "src { }"})
  void takesTheFileOfItsNameWhereOpensmtpdIsToldNone(String words) throws IOException {
    Files.createDirectories(folder.resolve("etc"));
    Files.writeString(folder.resolve("etc/mailname"), "m.example.org\n# its name\n");

    MailServer opensmtpd = read("etc/smtpd.conf", "action \"out\" relay " + words + "\n");

    assertThat(opensmtpd.heloName()).contains("m.example.org");
    assertThat(opensmtpd.bind()).isEqualTo(Bind.NONE);
  }

  @Test
  void readsOptionsOfSendmailThatGoOnInTheNextLine() {
    MailServer sendmail =
        read("etc/mail/sendmail.mc", "CLIENT_OPTIONS(`Addr=192.0.2.25,\n Family=inet')dnl\n");

    assertThat(sendmail.families()).isEqualTo(Families.BOTH); // as sendmail 8.18.1 does
    assertThat(sendmail.settings())
        .containsExactly("ClientPortOptions = Addr=192.0.2.25, Family=inet");
  }

  @Test
  void isNotHeldUpByLongLines() throws IOException {
    String spaces = " ".repeat(300_000);
    Path services = folder.resolve("commands/postconf-M.txt");
    Files.createDirectories(services.getParent());
    Files.writeString(services, "smtp unix - - y - - smtp -o" + spaces);

    Hostile.inTime(() -> reading("commands/postconf.txt", "mail_version = 3.7.11\n"));
    Hostile.inTime(() -> reading("commands/exim-bP.txt", "a" + spaces + "b"));
    for (String line : List.of("\n", "CLIENT_OPTIONS(`\n")) {
      Hostile.inTime(() -> reading("etc/mail/sendmail.mc", line.repeat(300_000 / line.length())));
    }
  }

  private MailServers reading(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MailServers.read(new FolderHost(folder));
  }
}
