package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.TextHost;

/** What m4 and sendmail make of their files; tried with m4 1.4.19 and the cf of 8.17.1. */
class SendmailReaderTest {

  private static MailServer sendmail(String file, String text) {
    TextHost host =
        new TextHost()
            .file("/etc/mail/" + file, text)
            .file("/etc/mail/mailertable", "a.example esmtp:[r.example.net]\n");
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
            # define(`SMART_HOST', `old.example')
            CLIENT_OPTIONS(Addr=2001:db8::25)
            """);

    assertThat(relays(server)).containsExactly("r.example.net", "smtp.relay.example");
    assertThat(server.heloName()).contains("m.example.org");
    assertThat(server.bind().six()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "define(`SMART_HOST', ``r.example'')dnl",
        "define(`SMART_HOST',\n  `r.example')dnl",
        "define(`SMART_HOST', `x.example')define(`SMART_HOST', `esmtp:[r.example]')",
        "FEATURE(nullclient, r.example)",
        "MAILER(smtp)\nLOCAL_CONFIG\nDSr.example",
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
}
