package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Stage;
import fakereceiver.persona.Personas;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.cause.Side;

class ReplyExplainerTest {

  private final ReplyExplainer explainer =
      new ReplyExplainer(Personas.builtIn().all(), Causes.builtIn());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550-5.7.25 The sending IP address\r\n550 5.7.25 has no PTR record",
        "550-5.7.25 The sending IP address 550 5.7.25 has no PTR record",
        "550 5.7.25 The sending IP address has no PTR record",
        "smtp;550 5.7.25 The sending IP address has no PTR record",
        "550 5.7.25 The sending IP address\\n has no PTR record",
        "<b>550 5.7.25</b> The sending IP&nbsp;address has no <i>PTR</i> record<br>",
        "host mx.example.net[2001:db8::1] said: 550 5.7.25 The sending IP address has no PTR"
            + " record (in reply to MAIL FROM command)",
        "550-5.7.25  550-5.7.25 The sending IP address has no PTR record 550 5.7.25 "
      })
  void readsAReplyHoweverItWasPasted(String text) {
    Reading reading = explainer.explain(text);

    assertThat(reading.cause().id()).isEqualTo("ptr-missing");
    assertThat(reading.code()).contains(550);
    assertThat(reading.status()).hasToString("Optional[5.7.25]");
    assertThat(reading.isTemporary()).contains(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 Administrative prohibition | policy | likely",
        "554 5.7.1 Spam message rejected | spam | likely",
        "421 4.3.0 collect: Cannot write ./df1: No such file or directory | receiver-trouble | certain",
        "554 Connection refused(mx). MAIL FROM [alice@example.org] mismatches client IP [192.0.2.1] | spf-fail | likely",
        "553 5.3.0 <bob@example.net>... Recipient address no longer exists | recipient-disabled | certain",
        "554 5.7.1 Message blocked due to spam content | spam | likely",
        "554 5.7.1 Blocked due to spam from your IP 2001:db8::25 | client-blocked | certain",
        "554 5.7.1 Your message has been blocked due to spam | spam | likely",
        "554 5.7.1 Message from 2001:db8::25 blocked due to spam | client-blocked | certain",
        "554 5.7.1 Blocked file type in attachment | content-refused | certain",
        "554 5.7.1 URL blocked: the message has a bad link | domain-blocklisted | certain",
        "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException | too-many-messages | certain",
        "553 AUTH FAILED | login-required | certain",
        "550 5.7.26 DMARC auth failed | dmarc-reject | likely",
        "550 5.7.1 SPF auth failed for example.org | spf-fail | likely",
        "550 5.4.6 Unusual sending activity detected | account-blocked | certain",
        "550 5.7.1 Helo command rejected: need fully-qualified hostname | helo-not-fqdn | likely",
        "550 HELO name a.example.org does not match reverse DNS b.example.net | helo-not-ptr-name | likely",
        "550 5.7.1 rDNS of 2001:db8::25 looks generic (h25.dyn.example.net) | ptr-generic | certain",
        "421 4.7.0 mx.example.net Error: too many errors | protocol-trouble | likely",
        "421 Too many errors from your ip (192.0.2.25) | client-blocked | certain",
        "User bob (bob@example.net) not listed in Domino Directory | recipient-unknown | certain",
        "Sorry, we were unable to deliver your message to <bob@example.net>: No mx record found for domain=example.net | host-unknown | likely",
        "554 5.7.1 Message from 2001:db8::25 considered as spam or virus | spam | likely",
        "521 5.2.1 : (CON:B1) https://postmaster.aol.example/ | client-blocked | likely",
        "521 5.2.1 : (HVU:B1) https://postmaster.aol.example/ | domain-blocklisted | likely",
        "550 5.7.1 пользователь не найден | recipient-unknown | certain",
        "4.7.1 Try again later | greylisted | likely",
        "450 4.7.1 Client host rejected: brak revDNS | ptr-missing | likely",
        "550 A URL in this email (example . com) is listed on https://list.example/ | domain-blocklisted | certain",
        "450 RP:RCL 163 mx13,x http://mail.163.com/help/help_spam_16.htm | too-many-messages | likely",
        "4.7.1 Service unavailable - try again later | receiver-trouble | certain",
        "550 5.7.1 The from address does not match a verified Sender Identity | sender-refused | certain",
        "503 5.0.0 Polite people say HELO first | protocol-trouble | certain",
        "550 5.7.1 Client host rejected: generic reverse hostname h.example | ptr-generic | certain",
        "Name service error for name=example.net type=MX: Malformed or unexpected name server reply"
            + " | dns-trouble | likely",
        "bob@example.net: Unrouteable address | recipient-unknown | likely",
        "451 4.1.8 Client IP address 2001:db8::25 does not resolve | ptr-missing | likely",
        "550 5.7.1 Fix reverse DNS for 2001:db8::25 | ptr-missing | certain",
        "550 5.7.27 Sender address has null MX | sender-null-mx | certain",
        "556 5.1.10 Recipient address has null MX | no-mail-accepted | likely",
        "550 5.7.1 Mail over IPv6 is not accepted here, please use IPv4 | client-ipv6 | likely",
        "554 5.7.1 We do not accept mail from IPv6 addresses | client-ipv6 | likely",
        "550 Your IPv6 blocked using zen.spamhaus.org | client-blocklisted | certain",
        "450 4.1.1 <bob@example.net>: Recipient address rejected: unverified address: connect to"
            + " backend.example.net[2001:db8::9]:25: Connection refused | receiver-trouble | certain",
        "421-4.7.0 Our system has detected an unusual rate of unsolicited mail originating from"
            + " your IP address. - gsmtp | reputation | likely",
        "554 IP=2001:db8::25 - None/bad reputation. Ask your postmaster for help or to contact"
            + " tobr@rx.t-online.de for reset. (NOWL) | reputation | likely",
        "550 iprev check failed for [2001:db8::25] | fcrdns-mismatch | likely",
        "550 送信元IPアドレスの逆引きが設定されていません | ptr-missing | likely",
        "554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain | host-unknown | certain",
        "DNS Error: DNS type 'mx' lookup of example.net responded with code SERVFAIL | dns-trouble | likely",
        "CNAME lookup failed temporarily. (#4.4.3) | resolver-failed | likely",
        "connect to mx.example.net[fe80::1]:25: Invalid argument | host-unreachable | likely",
        "Failure Reason: Tried all MXs | host-unreachable | likely",
        "Connection failed: The requested address is not valid in its context. (os error 10049)"
            + " | bind-address-missing | likely",
        "connect EADDRNOTAVAIL 2001:db8::25:25 - Local (:::0) | address-family-missing | likely",
        "connect to mx.example.net[2001:db8::25]:25: Cannot assign requested address |"
            + " address-family-missing | likely",
        "H=mx.example.net [2001:db8::25] Cannot assign requested address | address-family-missing |"
            + " likely",
        "Cannot connect to 2001:db8::25:25 (mx.example.net) (Errno::EADDRNOTAVAIL: Cannot assign"
            + " requested address - connect(2) for \"2001:db8::25\" port 25 |"
            + " address-family-missing | likely",
        "dial tcp [2001:db8::25]:25: connect: cannot assign requested address |"
            + " address-family-missing | likely",
        "defer (99): Cannot assign requested address | bind-address-missing | likely",
        "An address incompatible with the requested protocol was used. (os error 10047)"
            + " | address-family-missing | certain",
        "unable to get mx info: failed to get IPs from PTR record: lookup <nil>: unrecognized address"
            + " | dns-trouble | likely",
        "sender verify fail for <alice@example.org>: Unrouteable address | sender-refused | likely",
        "connect to mx.example.net[2001:db8::1]:25: Operation not permitted | host-unreachable |"
            + " likely",
        "connect to mx.example.net[2001:db8::1]:25: No such device | host-unreachable | likely",
        "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP."
            + " [AM6.eop-eur05.prod.protection.outlook.com] | client-blocked | likely",
        "Invalid domain name | host-unknown | likely",
        "554 5.7.1 Host [2001:db8::25] is not authorized to connect to this server | client-blocked |"
            + " certain",
        "554 5.7.1 <mx.example.net>: Helo command rejected: You are not me | helo-is-receiver |"
            + " certain",
        "550 HELO should be a FQDN or address literal (See RFC 2821 4.1.1.1) | helo-not-fqdn | likely",
        "550 5.7.1 HELO name does not match client address [2001:db8::25] | helo-unconfirmed | likely",
        "554 5.7.1 Client host rejected: Generic - Please relay via ISP | ptr-generic | certain",
        "400 4.4.7 Message delayed | delivery-delayed | certain",
        "Server at mx.example.net (2001:db8::1) returned '400 4.4.7 Message delayed' - returned '451 4.4.0"
            + " Primary target IP address responded with: 421 4.4.2 Connection dropped due to"
            + " ConnectionReset' | connection-lost | certain",
        "550 5.4.300 Message expired -> 451 4.7.1 Client host rejected: cannot find your reverse"
            + " hostname, [2001:db8::25] | ptr-missing | likely",
        "550 5.4.300 Message expired -> 451 4.4.0 DNS query failed. The error was:"
            + " SMTPSEND.DNS.NonExistentDomain; nonexistent domain | host-unknown | certain",
        "554 5.7.1 Service unavailable; Client host [2001:db8::25] blocked using zen.spamhaus.org;"
            + " Error: excessive number of queries; https://www.spamhaus.org/returnc/vol/ |"
            + " receiver-trouble | certain",
        "450 4.7.320 Certificate validation failed [Message=UntrustedRoot] | tls-failed | certain",
        "501 5.5.4 Invalid domain name [DB5.prod.protection.outlook.com] | helo-characters | likely",
        "553 Mail from must equal authorized user | sender-refused | certain",
        "550 Domain may not exist or DNS check failed [2001:db8::25] | sender-domain-missing | likely",
        "554 5.7.9 Message not accepted for policy reasons. See"
            + " https://postmaster.yahooinc.com/error-codes | policy | likely",
        "refused to talk to me: 554 5.1.8 DNS-P3 http://postmaster.facebook.com/response_codes |"
            + " ptr-missing | likely",
        "host mx.example.net[2001:db8::1] refused to talk to me: 554 mx.example.net | client-blocked |"
            + " likely",
        "421 mx cox 2001:db8::25 DNS check failure - try again later | ptr-name-unavailable | likely",
        "550 Suspected spam ip [IP: 2001:db8::25]. https://service.mail.qq.com/detail/122/66 |"
            + " client-blocked | certain",
        "550 DY-001 Unfortunately, messages from 2001:db8::25 weren't sent. Hotmail does not relay"
            + " dynamically-assigned IP ranges. | ptr-generic | certain",
        "550 OU-002 (SNT004-MC3F14) Unfortunately, messages from 2001:db8::25 weren't sent. |"
            + " client-blocked | certain",
        "554 5.7.1 Client host [2001:db8::25] blocked using dul.list.example; Dynamic IP Addresses |"
            + " client-blocklisted | likely",
        "452 Too many recipients received this hour | too-many-messages | certain",
        "status=deferred (mail transport unavailable) | own-server-failed | likely",
        "connect to 127.0.0.1[127.0.0.1]:10024: Connection refused | own-server-failed | likely",
        "connect to mail.example.org[/var/run/dovecot/lmtp]: No such file or directory |"
            + " own-server-failed | likely",
        "lost connection with mail.example.org[private/dovecot-lmtp] while receiving the initial"
            + " server greeting | own-server-failed | likely",
        "host mail.example.org[private/dovecot-lmtp] said: 552 5.2.2 <bob@example.org> Quota exceeded"
            + " (mailbox for user is full) | mailbox-full | certain",
        "host mail.example.org[private/dovecot-lmtp] said: 550 5.1.1 <bob@example.org> User doesn't"
            + " exist: bob@example.org (in reply to RCPT TO command) | recipient-unknown | certain",
        "to=<bob@example.org>, relay=mail.example.org[private/dovecot-lmtp], dsn=5.1.1,"
            + " status=bounced (host mail.example.org[private/dovecot-lmtp] said: 550 5.1.1"
            + " <bob@example.org> User doesn't exist: bob@example.org (in reply to RCPT TO command)) |"
            + " recipient-unknown | certain",
        "550 You have been blocked by the recipient | recipient-rule | certain",
        "550 5.7.0 HELO argument [mail.example.org] is missing a DNS entry | helo-unresolvable | likely",
        "421 Refused. Your reverse DNS entry does not resolve to an IP. | fcrdns-mismatch | likely",
        "550 5.1.0 <alice@example.org> sender rejected: domain does not have neither a valid MX or A"
            + " record | sender-domain-missing | likely",
      })
  void saysNoMoreThanTheWordsDo(String text, String cause, String certainty) {
    Reading reading = explainer.explain(text);

    assertThat(reading.cause().id()).isEqualTo(cause);
    assertThat(reading.certainty().word()).isEqualTo(certainty);
  }

  @Test
  void namesTheReceiverOnlyByWordsThatNobodyElseUses() {
    for (String text :
        new String[] {
          "550 Administrative prohibition",
          "550 5.7.1 Fix reverse DNS for 2001:db8::25",
          "554 mx bizsmtp Connection rejected. Reverse DNS for 2001:db8::25 does not exist."
        }) {
      assertThat(explainer.explain(text).receiver()).as(text).isEmpty();
    }
  }

  @Test
  void doesNotCallAReplyOfUnknownWordsTheRecipientsAlone() {
    assertThat(explainer.explain("550 Zugriff verweigert").couldBe("policy")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "250 2.0.0 Ok: queued as 4XYZ",
        "220 mx.example.net ESMTP Postfix",
        "<- 250 2.1.0 Ok -> RCPT TO:<bob@example.net> <- 250 2.1.5 Ok <- 354 End data with ."
      })
  void seesThatTheMailWasTaken(String text) {
    Reading reading = explainer.explain(text);

    assertThat(reading.isTaken()).isTrue();
    assertThat(reading.ground()).isEqualTo(Ground.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp.example.net:587 says no",
        "X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes",
        "connect ENETUNREACH 2001:db8::1:587 - Local (:::0)"
      })
  void takesNoPortAndNoCipherForACode(String text) {
    assertThat(explainer.explain(text).code()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.8 Access denied, bad outbound sender AS(42004) | account-blocked",
        "Nov 30 01:00:00 mail postfix/smtp[1234]: warning: smtp_connect_addr: bind 2001:db8::99:"
            + " Cannot assign requested address | bind-address-missing",
        "unable to bind outgoing SMTP call to 2001:db8::99: Cannot assign requested address |"
            + " bind-address-missing",
        "Host or domain name not found. Name service error for name=example.net type=MX:"
            + " Host not found | host-unknown",
        "SYSERR(root): makeconnection: cannot bind socket [IPv6:2001:db8::2]: Address family not"
            + " supported by protocol | address-family-missing",
        "smtp-out: Address family mismatch on [connector:IPv6:2001:db8::25->[relay:example.net,"
            + "sourcetable=sendip,heloname=mail.example.org]] | bind-address-family",
        "fatal: smtp_connect_addr: bad smtp_bind_address6 parameter: [2001:db8::25]: hostname or"
            + " servname not provided, or not known | bind-address-unreadable",
        "defer (-1): \"2001:db8::25\" is not a valid IP address for the \"interface\" option for the"
            + " remote_smtp transport | bind-address-unreadable",
        "conversation with mx.example.net[2001:db8::1] timed out while sending message body |"
            + " connection-lost",
        "lost connection with mx.example.net[2001:db8::1] while sending end of data -- message may"
            + " be sent more than once | connection-lost",
        "Remote host mx.example.net [2001:db8:9::1] closed connection in response to initial"
            + " connection | connection-lost",
        "H=mx.example.net [2001:db8:9::1] TLS error on connection (gnutls_handshake): The TLS"
            + " connection was non-properly terminated. | tls-failed",
        "defer (-53): retry time not reached for any host for 'example.net' | delivery-delayed",
        "all hosts for 'example.net' have been failing for a long time (and retry time not reached)"
            + " | delivery-expired",
        "host mx.example.net[2001:db8:9::1] greeted me with my own hostname mail.example.org |"
            + " mail-loop",
        "client TLS configuration problem | tls-failed",
        "unknown mail transport error | sending-trouble",
        "lowest numbered MX record points to local host | mail-loop",
        "451 4.4.0 DNS query failed. The error was: DNS query failed with error ServerFailure |"
            + " dns-trouble",
        "450 4.4.312 DNS query failed(ServerFailure) | dns-trouble",
        "DNS Error: DNS type 'mx' lookup of example.invalid responded with code NXDOMAIN Domain name"
            + " not found: example.invalid | host-unknown",
        "socket.gaierror: [Errno -2] Name or service not known | host-unknown",
        "Error: queryMx ENOTFOUND example.invalid | host-unknown",
        "java.net.SocketException: Protocol family unavailable | address-family-missing",
        "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1) I'm not going to try again;"
            + " this message has been in the queue too long. | host-unreachable",
        "421 4.4.2 mx.example.net Error: timeout exceeded | connection-lost",
        "Expected response code \"250\" but got empty code. | connection-lost",
        "smtplib.SMTPServerDisconnected: Connection unexpectedly closed: timed out |"
            + " connection-lost",
        "java.net.UnknownHostException: mx.example.net | host-unknown",
        "554 5.7.0 Reject, id=04-02 - BANNED: .exe,invoice.exe | content-refused",
        "554 5.6.0 Reject, id=04-02 - BAD HEADER: missing required header field | rfc-violation",
      })
  void readsWhatTheOwnServerAndTheOwnProviderSay(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
    assertThat(explainer.explain(text).certainty()).isEqualTo(Certainty.CERTAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host or domain name not found. Name service error for name=example.net type=MX: Host not"
            + " found, try again | resolver-failed",
        "No valid route to destination | bind-address-missing",
        "fatal: parameter inet_interfaces: no local interface found for 2001:db8::25 |"
            + " bind-address-missing",
        "bind EADDRNOTAVAIL 2001:db8::25 | bind-address-missing",
        "Deferred: Name server: mx.example.net.: host name lookup failure | resolver-failed",
        "dial tcp6: lookup mx.example.net on 192.0.2.53:53: server misbehaving | resolver-failed",
        "getaddrinfo EAI_AGAIN mx.example.net | resolver-failed",
        "Deferred: Connection reset by mx.example.net. | connection-lost",
        "write tcp [2001:db8::25]:40312->[2001:db8:9::1]:25: write: broken pipe | connection-lost",
        "Permission denied H=mx.example.net [2001:db8:9::1] | host-unreachable",
        "550 \u60a8\u7684IP\u6ca1\u6709PTR\u8bb0\u5f55 | ptr-missing", // no blanks in Chinese
        "550 SPF\u8a8d\u8a3c\u306b\u5931\u6557\u3057\u307e\u3057\u305f | spf-fail",
        "connect ENETUNREACH 2001:db8:9::1:25 - Local (:::0) | network-unreachable",
        "connect to mx.example.net[2001:db8::1]:25: Network is unreachable | network-unreachable",
        "550-Verification failed for <a@example.org> 550-The mail server could not deliver mail to"
            + " a@example.org.  The account or domain may not exist, they may be blacklisted, or"
            + " missing the proper dns entries. 550 Sender verify failed | sender-refused",
      })
  void readsWhatCanMeanMore(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
    assertThat(explainer.explain(text).certainty()).isEqualTo(Certainty.LIKELY);
  }

  @Test
  void seesAFinalDotOnlyWhereThereIsOne() {
    Reading without =
        explainer.explain("450 4.7.1 <mail.example.org>: Helo command rejected: Host not found");
    Reading with =
        explainer.explain("450 4.7.1 <mail.example.org.>: Helo command rejected: Host not found");

    assertThat(without.cause().id()).isEqualTo("helo-unresolvable");
    assertThat(without.couldBe("helo-trailing-dot")).isFalse();
    assertThat(with.cause().id()).isEqualTo("helo-trailing-dot");
    assertThat(with.couldBe("helo-unresolvable")).isTrue();
    assertThat(
            explainer
                .explain("501 5.5.4 Invalid command arguments: Invalid domain name")
                .couldBe("helo-trailing-dot"))
        .isTrue();
  }

  @Test
  void aStatusMeansWhatThatReceiverMeansByIt() {
    assertThat(explainer.explain("451 4.7.23 Refused. a640c23a62f3a - gsmtp").cause().id())
        .isEqualTo("fcrdns-mismatch");
    assertThat(explainer.explain("451 4.7.23 Refused by mx.example.net").cause().id())
        .isEqualTo("spf-fail");
    assertThat(
            explainer
                .explain(
                    "550 5.4.1 Refused", Hint.of(Optional.empty(), "x.mail.protection.outlook.com"))
                .cause()
                .id())
        .isEqualTo("recipient-unknown");
  }

  @Test
  void takesTheFirstOfTheResultsThatAReplyEndsIn() {
    Reading reading =
        explainer.explain(
            "550 5.7.515 Access denied, sending domain EXAMPLE.ORG doesn't meet the required"
                + " authentication level. Spf= Pass , Dkim= Fail , DMARC= None"
                + " [x.prod.outlook.com]");

    assertThat(reading.cause().id()).isEqualTo("dkim-fail");
    assertThat(reading.couldBe("dmarc-missing")).isTrue();
  }

  @Test
  void whoIsRefusedAtMailFromIsNotRefusedForTheRecipient() {
    Reading reading = explainer.explain("550 5.1.7 No such domain (in reply to MAIL FROM command)");

    assertThat(reading.stage()).contains(Stage.MAIL);
    assertThat(reading.cause().id()).isEqualTo("sender-domain-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nyaa", "599 ---", "\u0000\u0007\u001b[31m", "5.7.1", "....", "||||"})
  void saysSoWhenNothingTells(String text) {
    Reading reading = explainer.explain(text);

    assertThat(reading.certainty()).isNotEqualTo(Certainty.CERTAIN);
  }

  @Test
  void saysWhoseSideItIs() {
    assertThat(explainer.explain("552 5.2.2 mailbox full").cause().side())
        .isEqualTo(Side.RECIPIENT);
    assertThat(explainer.explain("550 5.7.25 no PTR record").cause().side())
        .isEqualTo(Side.SENDER_DNS);
    assertThat(explainer.explain("451 4.3.0 internal server error").cause().side())
        .isEqualTo(Side.RECEIVER);
  }

  @Test
  void whatAnSpfRecordAdmitsIsNotTheClient() {
    Reading reading = explainer.explain("550 SPF PermError: Invalid IP6 address: ip6:fe80::1%eth0");

    assertThat(reading.clientAddress()).isEmpty();
  }
}
