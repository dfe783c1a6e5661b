package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.TextHost;

/** What m4 and sendmail make of their files; tried with m4 1.4.19 and the cf of 8.17.1. */
class SendmailReaderTest {

  /** A rule of the packet filter for port 25 is what keeps it to IPv4. */
  @Test
  void losesARelayThatIsAnIpv6Address() {
    assertThat(mc("define(`SMART_HOST', `[IPv6:2001:db8::9]')\n").lostOverFour())
        .containsExactly("2001:db8::9");
    assertThat(mc("define(`SMART_HOST', `relay.example')\n").lostOverFour()).isEmpty();
  }

  private static MailServer sendmail(String file, String text) {
    TextHost host =
        new TextHost()
            .file("/etc/mail/" + file, text)
            .file("/etc/mail/mailertable", "a.example esmtp:[r.example.net]\n")
            .file("/etc/mail/site.m4", "define(`SMART_HOST', `r.example')dnl\n")
            .file("/etc/mail/loop.m4", "include(`/etc/mail/loop.m4')");
    return new SendmailReader(host).read().orElseThrow();
  }

  private static MailServer mc(String text) {
    return sendmail("sendmail.mc", text);
  }

  private static List<String> relays(MailServer server) {
    return server.ways().stream()
        .flatMap(way -> way.relay().stream())
        .map(NextHop::toString)
        .toList();
  }

  @Test
  void quotesAreNotNeeded() {
    MailServer server =
        mc(
            """
            VERSIONID(`$Id$')
            OSTYPE(linux)dnl define(`SMART_HOST', `ignored.example')
            FEATURE(mailertable, `hash -o /etc/mail/mailertable')
            define(SMART_HOST, smtp.relay.example)
            define(confDOMAIN_NAME, m.example.org)
            dnl # define(`SMART_HOST', `old.example')
            CLIENT_OPTIONS(`Family=inet6, Addr=2001:db8::25')
            """);

    assertThat(relays(server)).containsExactly("r.example.net", "smtp.relay.example");
    assertThat(server.heloName()).contains("m.example.org");
    assertThat(server.bind().six()).isPresent();
  }

  /** Tried with sendmail 8.17.1: its own name in no brackets counts as none. */
  @ParameterizedTest
  @CsvSource({
    "r.example, r.example",
    "[127.0.0.1], 127.0.0.1",
    "[m.example.org], m.example.org",
    "m.example.org,",
    "M.Example.Org,",
  })
  void mailGoesToTheSmartHostUnlessThatIsItsOwnName(String smart, String relay) {
    MailServer server =
        mc("define(`confDOMAIN_NAME', `m.example.org')\ndefine(`SMART_HOST', `" + smart + "')\n");

    assertThat(relays(server)).isEqualTo(relay == null ? List.of() : List.of(relay));
    assertThat(server.other().notes()).hasSize(smart.equals("[127.0.0.1]") ? 1 : 0);
  }

  /** As m4 of Debian 12 makes of it: cfhead.m4 says changecom. */
  @ParameterizedTest
  @ValueSource(strings = {"", "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl"})
  void whatIsOnlyBehindANumberSignIsSet(String before) {
    assertThat(relays(mc(before + "\n# define(`SMART_HOST', `r.example')\n")))
        .containsExactly("r.example");
    assertThat(
            relays(
                mc(
                    """
                    # define(`SMART_HOST', `x.example')
                    include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
                    """)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "define(`SMART_HOST', ``r.example'')dnl",
        "define(`SMART_HOST',\n  `r.example')dnl",
        "define(`SMART_HOST', `x.example')define(`SMART_HOST', `esmtp:[r.example]')",
        "FEATURE(nullclient, r.example)",
        "MAILER(smtp)\nLOCAL_CONFIG\nDSr.example",
        "define(`HUB', `r.example')define(`SMART_HOST', HUB)",
        "define(`HUB')ifdef(`HUB', `define(`SMART_HOST', `r.example')', `x')",
        "ifdef(`HUB', `x', `define(`SMART_HOST', `r.example')')dnl",
        "define(`SITE', `b')ifelse(SITE, `a', `x', SITE, `b', `define(`SMART_HOST', `r.example')')",
        "ifelse(`a', `b', `x', `define(`SMART_HOST', `r.example')')",
        "include(`/etc/mail/site.m4')dnl",
        "ifdef(`x', , `sinclude(`/etc/mail/site.m4')')",
      })
  void aSmartHostMayBeWrittenInManyWays(String text) {
    assertThat(relays(mc(text))).containsExactly("r.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dnl define(`SMART_HOST', `r.example')",
        "`define(SMART_HOST, r.example)'",
        "define(`SMART_HOST', `r.example')\nundefine(`SMART_HOST')",
        "ifdef(`x', `define(`SMART_HOST', `r.example')')",
        "ifelse(`a', `b', `define(`SMART_HOST', `r.example')')",
        "define(`x')undefine(`x')ifdef(`x', `define(`SMART_HOST', `r.example')')",
        "sinclude(`/etc/mail/none.m4')",
        "dnl include(`/etc/mail/site.m4')",
      })
  void whatM4DoesNotDefineIsNoSmartHost(String text) {
    assertThat(relays(mc(text))).isEmpty();
  }

  @Test
  void linesOfLocalConfigCountLast() {
    assertThat(mc("define(`confDOMAIN_NAME', `a.example')\nLOCAL_CONFIG\nDjb.example\n").heloName())
        .contains("b.example");
  }

  @Test
  void macrosAreMadeOfOthers() {
    assertThat(sendmail("sendmail.cf", "Dwout\nDmexample.org\nDj$w.$m\nDS").heloName())
        .contains("out.example.org");
    assertThat(sendmail("sendmail.cf", "D{Dom}example.org\nDjm.${Dom} \n").heloName())
        .contains("m.example.org");
    assertThat(sendmail("sendmail.cf", "Dj$w.Foo.COM\n").heloName()).isEmpty();
    assertThat(sendmail("sendmail.cf", "Dj$j$j\n").heloName()).isEmpty();
  }

  @Test
  void aSmartHostThatIsWorkedOutIsNotFollowed() {
    MailServer server = sendmail("sendmail.cf", "DSesmtp:$k\n");

    assertThat(relays(server)).containsExactly("a host that Sendmail works out");
    assertThat(server.other().isPartlyUnknown()).isTrue();
  }

  /** What every sendmail.mc of Debian includes is part of Sendmail. */
  @Test
  void aFileThatIsMissingLeavesItOpenWhereMailLeavesFrom() {
    String debian =
        "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl\ninclude(`/etc/mail/m4/provider.m4')dnl\n";

    assertThat(mc(debian + "include(`/etc/mail/loop.m4')").bind()).isEqualTo(Bind.NONE);
    MailServer server = mc(debian + "include(`/etc/mail/none.m4')");
    assertThat(server.bind().unknown()).isPresent();
    assertThat(server.other().isPartlyUnknown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Family=inet6, Addr=2001:db8::25",
        "family=INET6,address=2001:db8::25",
        "Name=x, F=inet6, A=IPv6:2001:db8::25, M=S",
        "Family=inet6, Addr=m.example.org",
      })
  void sendsFromAnAddressOfTheFamily(String options) {
    TextHost host =
        new TextHost()
            .file("/etc/hosts", "192.0.2.25 m.example.org\n2001:db8::25 m.example.org\n")
            .file("/etc/mail/sendmail.cf", "O ClientPortOptions=" + options + "\n");
    MailServer server = new SendmailReader(host).read().orElseThrow();

    assertThat(server.bind().six().map(Ip6Address::text)).contains("2001:db8::25");
    assertThat(server.other().refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Addr=2001:db8::25",
        "Family=inet, Addr=2001:db8::25",
        "Family=inet6, Addr=192.0.2.25",
        "Family=inet6, Addr=[2001:db8::25]",
        "Family=inet6, Addr=2001:db8::25/64",
        "Family=inet6 Addr=2001:db8::25",
      })
  void doesNotStartWithAnAddressOfAnotherFamily(String options) {
    MailServer server = mc("CLIENT_OPTIONS(`" + options + "')");

    assertThat(server.other().refusals())
        .extracting(Refusal::setting)
        .containsExactly("ClientPortOptions = " + options);
    assertThat(server.ways()).extracting(WayOut::families).containsExactly(Families.NEITHER);
  }

  @Test
  void doesNotStartWithAFamilyThatIsNone() {
    assertThat(mc("CLIENT_OPTIONS(`Family=inte6, Addr=2001:db8::25')").other().refusals())
        .extracting(Refusal::why)
        .containsExactly("Sendmail knows no family \"inte6\", and does not start");
  }

  @Test
  void theAddressesOfANameAreNotKnown() {
    assertThat(mc("CLIENT_OPTIONS(`Family=inet6, Addr=m.example.org')").bind().unknown())
        .isPresent();
  }

  @Test
  void greetsWithTheNameOfTheHostOrOfTheAddress() {
    TextHost host = new TextHost().file("/proc/sys/kernel/hostname", "m.example.org\n");
    String options = "O ClientPortOptions=Family=inet6, Addr=2001:db8::25, Modify=h\n";

    assertThat(new SendmailReader(host.file("/etc/mail/sendmail.cf", "DS\n")).read())
        .map(MailServer::heloName)
        .contains(Optional.of("m.example.org"));
    assertThat(new SendmailReader(host.file("/etc/mail/sendmail.cf", "Djx-$w.$m\n")).read())
        .map(MailServer::heloName)
        .contains(Optional.of("x-m.example.org"));
    assertThat(new SendmailReader(host.file("/etc/mail/sendmail.cf", options)).read())
        .map(MailServer::heloName)
        .contains(Optional.empty());
  }
}
