package smtpprobe.bounce.log;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

  private static LogEntry only(String line) {
    List<LogEntry> entries = LogReader.read(line);
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  @Test
  void readsWhatThisServerSaidToAClient() {
    LogEntry entry =
        only(
            "Nov 28 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from"
                + " unknown[2001:db8::25]: 450 4.7.25 Client host rejected: cannot find your"
                + " hostname, [2001:db8::25]; from=<alice@example.org> to=<bob@example.net>"
                + " proto=ESMTP helo=<mail.example.org>");

    assertThat(entry.isOurs()).isTrue();
    assertThat(entry.own()).contains(IpAddress.of("2001:db8::25"));
    assertThat(entry.recipient()).isEqualTo("bob@example.net");
    assertThat(entry.text()).startsWith("450 4.7.25").endsWith("[2001:db8::25]");
  }

  @Test
  void readsWhatEximSaidToAClient() {
    LogEntry entry =
        only(
            "2026-11-28 10:00:00 H=(mail.example.org) [2001:db8::25] F=<alice@example.org>"
                + " rejected RCPT <bob@example.net>: no reverse DNS for your address");

    assertThat(entry.recipient()).isEqualTo("bob@example.net");
    assertThat(entry.own()).contains(IpAddress.of("2001:db8::25"));
    assertThat(entry.time()).isEqualTo("2026-11-28 10:00:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Nov 28 10:00:00 mail postfix/smtp[1]: A1: to=<bob@example.net>, relay=mx[2001:db8::1]:25,"
            + " delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok)",
        "Nov 28 10:00:00 mail sm-mta[1]: A1: to=<bob@example.net>, delay=00:00:01, stat=Sent (Ok)",
        "2026-11-28 10:00:00 1tG-1 => bob@example.net R=dnslookup T=remote_smtp H=mx C=\"250 Ok\"",
        "Nov 28 10:00:00 mail smtpd[1]: 5f mta delivery evpid=a from=<a@b.example> to=<b@c.example>"
            + " result=\"Ok\" stat=\"250 2.0.0 Ok\"",
        "Nov 28 10:00:00 host kernel: something = else",
        "Nov 28 10:00:00 host sshd[1]: fatal: Timeout before authentication for 2001:db8::99",
        "Nov 28 10:00:00 postfix sshd[1]: fatal: Timeout before authentication for 2001:db8::99",
        "<22>1 2026-11-28T10:00:00.1+01:00 postfix sshd 99 - - fatal: Timeout",
        "Nov 28 10:00:00 mx postfix/cleanup[1]: A1: warning: header Subject: fatal: disk full from"
            + " mail.example.org[2001:db8::25]; from=<a@b.example> to=<b@c.example> proto=ESMTP",
        "Nov 28 10:00:00 mx postfix/cleanup[1]: A1: info: header Subject: postfix/smtp[1]: fatal: no",
        "Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<bob@example.net>, dsn=2.0.0, status=sent (250"
            + " 2.0.0 Ok: fatal: no error)",
        "a ** b == c rejected",
        "@4000000065a8f1e100000000 delivery 3: success: 2001:db8::1_accepted_message./"
      })
  void findsNothingInWhatWasDelivered(String line) {
    assertThat(LogReader.read(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to=<a@b.example>, relay=x, dsn=5.1.1, status=bounced (no)",
        "to=<a@b.example>, relay=x, dsn=5.1.1, status=SOFTBOUNCE (no)",
        "2026-11-28 10:00:00 1tG-1 ** bob@example.net R=x: no",
        "2026-11-28 10:00:00 1tG-1 == bob@example.net R=x defer (1): no",
        "evpid=a to=<b@c.example> result=\"PermFail\" stat=\"550 no\"",
        "A1: to=<bob@example.net>, stat=User unknown",
        "NOQUEUE: reject: RCPT from x[::1]: 550 no; from=<>",
        "@4000000065a8f1e100000000 delivery 3: failure: 2001:db8::1_does_not_like_recipient./"
            + "Remote_host_said:_550_5.7.25_no_PTR/Giving_up_on_2001:db8::1./",
        "delivery 4: deferral: CNAME_lookup_failed_temporarily._(#4.4.3)/"
      })
  void theFilterLetsThroughWhatTheReaderReads(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);

    assertThat(LogReader.read(line)).isNotEmpty();
    assertThat(LogFilter.isOfInterest(octets, 0, octets.length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 28 10:00:00 mx sm-mta[1]: A1: to=<bob@example.net>, relay=mx. [IPv6:2001:db8::1],"
            + " dsn=5.7.25, reply=550 5.7.25 no PTR record, stat=Service unavailable",
        "Nov 28 10:00:00 mx sm-mta[1]: A1: to=<bob@example.net>, dsn=5.0.0, stat=Service"
            + " unavailable",
        "Nov 28 10:00:00 mx sm-mta[1]: A1: ruleset=check_relay, arg1=mail.example.org,"
            + " relay=mail.example.org [IPv6:2001:db8::25], reject=550 5.7.1 Access denied",
        "Nov 28 10:00:00 mx sm-mta[1]: NOQUEUE: SYSERR(root): opendaemonsocket: cannot bind",
        "Nov 28 10:00:00 mx postfix/smtp[1]: fatal: unsupported dictionary type: hash",
        "<22>1 2026-11-28T10:00:00.1+01:00 mx postfix/smtp 99 - - fatal: unsupported dictionary",
        "Nov 28 10:00:00 mx smtpd[1]: fatal: smtpd: pony exited",
        "postfix/postfix-script: fatal: the Postfix mail system is already running",
        "{\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"_PID\":\"9\",\"MESSAGE\":\"fatal: unsupported\"}",
        "Nov 28 10:00:00 mx postfix/smtp[1]: warning: smtp_connect_addr: bind 2001:db8::25: Cannot"
            + " assign requested address",
        "2026-11-28 10:00:00 1tG-1 [2001:db8::1] unable to bind outgoing SMTP call to 2001:db8::25:"
            + " Cannot assign requested address",
        "2026-11-28T10:00:00.503Z,Internet,08DE,8,[2001:db8::25]:50123,[2001:db8::1]:25,<,\"450"
            + " 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]\",",
        "2026-11-28T10:00:00.503Z,Internet,08DE,1,,[2001:db8::1]:25,*,,\"Failed to connect."
            + " Winsock error code: 10060\"",
        "rb,2026-11-28 10:00:00,a@example.org,bob@example.net,failed,5.1.1,smtp;550 no"
      })
  void theFilterLetsThroughTheOddOnesToo(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);

    assertThat(LogReader.read(line)).isNotEmpty();
    assertThat(LogFilter.isOfInterest(octets, 0, octets.length)).isTrue();
  }

  @Test
  void readsTheReplyThatSendmailShowsBesideItsOwnWords() {
    LogEntry entry =
        only(
            "Nov 28 10:00:00 mx sm-mta[1]: A1: to=<bob@example.net>, dsn=5.7.25, reply=550"
                + " 5.7.25 no PTR record for 2001:db8::25, stat=Service unavailable");

    assertThat(entry.text()).isEqualTo("550 5.7.25 no PTR record for 2001:db8::25");
    assertThat(entry.recipient()).isEqualTo("bob@example.net");
  }

  @Test
  void readsWhatPostfixSaysOfAHeaderThatItRefuses() {
    LogEntry entry =
        only(
            "Nov 28 10:00:00 mx postfix/cleanup[1]: A1: reject: header Subject: [x] no from"
                + " unknown[2001:db8::25]; from=<alice@example.org> to=<bob@example.net>"
                + " proto=ESMTP helo=<mail.example.org>: 5.7.1 no such offers here");

    assertThat(entry.text()).isEqualTo("5.7.1 no such offers here");
    assertThat(entry.recipient()).isEqualTo("bob@example.net");
  }

  @Test
  void readsTheRecordsOfPowerMtaWhateverFieldsTheyHave() {
    LogEntry waiting =
        only(
            "t,2026-11-28 10:00:00+0100,2026-11-28 09:00:00+0100,alice@example.org,"
                + "bob@example.net,,delayed,4.7.25 (no PTR),\"smtp;450 4.7.25 no PTR, sorry\","
                + "mx.example.net (2001:db8:9::1),policy-related");
    LogEntry refused =
        only("b,bad-mailbox,2026-11-28 10:00:00,bob@example.net,failed,5.1.1,smtp;550 no");

    assertThat(waiting.recipient()).isEqualTo("bob@example.net");
    assertThat(waiting.host()).isEqualTo("mx.example.net (2001:db8:9::1)");
    assertThat(waiting.text()).isEqualTo("smtp;450 4.7.25 no PTR, sorry");
    assertThat(waiting.isDelayed()).isTrue();
    assertThat(refused.recipient()).isEqualTo("bob@example.net");
    assertThat(refused.time()).isEqualTo("2026-11-28 10:00:00");
    assertThat(refused.isDelayed()).isFalse();
    assertThat(LogReader.read("d,2026-11-28 10:00:00,a@x,b@y,,relayed,2.0.0,smtp;250 ok"))
        .isEmpty();
  }

  @Test
  void tellsTheOwnAddressFromTheOtherInALogOfExchange() {
    LogEntry entry =
        only(
            "2026-11-28T10:00:00.503Z,Internet,08DE,8,[2001:db8::25]:50123,[2001:db8::1]:25,<,"
                + "\"550 5.1.1 User \"\"bob\"\", unknown\",");

    assertThat(entry.own()).contains(IpAddress.of("2001:db8::25"));
    assertThat(entry.host()).isEqualTo("[2001:db8::1]:25");
    assertThat(entry.text()).isEqualTo("550 5.1.1 User \"bob\", unknown");
    assertThat(entry.isOurs()).isFalse();
  }

  @Test
  void readsEachRecipientOfALineOfSendmail() {
    List<LogEntry> entries =
        LogReader.read(
            "Dec  1 10:00:00 mx sendmail[1]: 5B1: to=<anna@example.net>,<ben@example.net>,"
                + " ctladdr=<me@example.org> (1000/1000), delay=00:00:01, mailer=esmtp,"
                + " relay=mx.example.net. [IPv6:2001:db8::9], dsn=5.7.25, reply=550 5.7.25 no PTR"
                + " record, stat=Service unavailable");

    assertThat(entries)
        .extracting(LogEntry::recipient)
        .containsExactly("anna@example.net", "ben@example.net");
    assertThat(entries).extracting(LogEntry::text).containsOnly("550 5.7.25 no PTR record");
  }

  @Test
  void readsEachRecipientThatExchangeTracks() {
    List<LogEntry> entries =
        LogReader.read(
            "2026-11-28T10:00:00.503Z,2001:db8::7,PC,,EX1,,Internet,DSN,FAIL,12,<1@example.org>,"
                + "6f2e,anna@example.net;ben@example.com,[{LRT=};{LED=550 5.1.1 unknown};{IP=}];"
                + "[{LRT=};{LED=550 5.7.25 no PTR record};{IP=}],5000,2,");

    assertThat(entries)
        .extracting(entry -> entry.recipient() + ": " + entry.text())
        .containsExactly(
            "anna@example.net: 550 5.1.1 unknown", "ben@example.com: 550 5.7.25 no PTR record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DSN,FAIL,12,<1@example.org>,6f2e,bob@example.net,\"[{LRT=};{LED=550 5.1.1 \"\"bob\"\","
            + " unknown};{FQDN=mx.example.net};{IP=2001:db8::1}]\"",
        "SMTP,FAIL,12,<1@example.org>,bob@example.net,\"550 5.1.1 \"\"bob\"\", unknown\"" // 2010
      })
  void readsWhatExchangeTracks(String event) {
    String line = "2026-11-28T10:00:00.503Z,2001:db8::7,PC,,EX1,,Internet," + event + ",5000,1,";

    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    assertThat(LogFilter.isOfInterest(octets, 0, octets.length)).isTrue();
    LogEntry entry = only(line);
    assertThat(entry.recipient()).isEqualTo("bob@example.net");
    assertThat(entry.text()).isEqualTo("550 5.1.1 \"bob\", unknown");
    assertThat(entry.own()).isEmpty();
    assertThat(entry.isDelayed()).isFalse();
    assertThat(only(line.replace("FAIL", "DEFER")).isDelayed()).isTrue();
    assertThat(LogReader.read(line.replace("FAIL", "DELIVER"))).isEmpty();
    assertThat(LogReader.read(line.replace('@', ' '))).as("a table of something else").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-28T10:00:00.503Z,Internet,08DE,7,[2001:db8::25]:50123,[2001:db8::1]:25,<,250 Ok,",
        "2026-11-28T10:00:00.503Z,Internet,08DE,7,[2001:db8::25]:50123,[2001:db8::1]:25,>,QUIT,",
        "2026-11-28T10:00:00.503Z,Internet,08DE,0,,[2001:db8::1]:25,*,,attempting to connect",
        "a,b,c,d,e,f,<,550 no,"
      })
  void findsNothingInTheRestOfALogOfExchange(String line) {
    assertThat(LogReader.read(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=\\u003cbob@example.net\\u003e,"
            + " dsn=5.1.1, status=bounced (no)\\n\",\"stream\":\"stdout\"}",
        "mail-1  | Nov 28 10:00:00 mx postfix/smtp[1]: A1: to=<bob@example.net>, dsn=5.1.1,"
            + " status=bounced (no)"
      })
  void readsWhatDockerPutSomethingAround(String line) {
    LogEntry entry = only(line);

    assertThat(entry.recipient()).isEqualTo("bob@example.net");
    assertThat(entry.time()).isEqualTo("Nov 28 10:00:00");
  }

  @Test
  void readsAReplyThatSpeaksOfAFatalErrorAsAReply() {
    LogEntry entry =
        only(
            "Nov 28 10:00:00 mx postfix/pipe[1]: A1: to=<bob@example.net>, dsn=5.3.0,"
                + " status=bounced (Command output: postdrop: fatal: no room)");

    assertThat(entry.isOwnFault()).isFalse();
    assertThat(entry.recipient()).isEqualTo("bob@example.net");
  }

  @Test
  void leavesTheColonToExim() {
    LogEntry entry = only("2026-11-28 10:00:00 1tG-1 ** bob@example.net: retry timeout exceeded");

    assertThat(entry.recipient()).isEqualTo("bob@example.net");
  }

  @Test
  void theFilterHoldsBackMostOfALog() {
    for (String line :
        new String[] {
          "Nov 28 10:00:00 mail postfix/qmgr[1]: A1: from=<a@b.example>, size=1, nrcpt=1 (active)",
          "A1: to=<b@c.example>, relay=x[::1]:25, delay=1, dsn=2.0.0, status=sent (250 Ok)",
          "Nov 28 10:00:00 mail sm-mta[1]: A1: to=<b@c.example>, stat=Sent (Ok)"
        }) {
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      assertThat(LogFilter.isOfInterest(octets, 0, octets.length)).as(line).isFalse();
    }
  }
}
