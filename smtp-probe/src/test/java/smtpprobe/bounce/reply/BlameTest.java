package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.persona.Personas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.bounce.cause.Causes;

/** Replies with a word, or a name, in them that speaks of somebody else in other replies. */
class BlameTest {

  private final ReplyExplainer explainer =
      new ReplyExplainer(Personas.builtIn().all(), Causes.builtIn());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <dmarc@example.net>: Recipient address rejected: User unknown | recipient-unknown",
        "550 No such user (dmarc@example.net) | recipient-unknown",
        "550 5.1.1 The account dkim@example.net that you tried to reach does not exist | recipient-unknown",
        "550 5.1.1 <spam@example.net>: user unknown | recipient-unknown",
        "452 4.2.2 <dmarc@example.net> Mailbox full | mailbox-full",
        "450 4.2.0 <dmarc@example.net>: Recipient address rejected: Greylisted | greylisted",
        "554 5.7.1 <dkim-test@example.net>: Relay access denied | relaying-denied",
        "connect to antispam.example.net[2001:db8::25]:25: Connection timed out | host-unreachable",
        "host mx.spf.example[2001:db8::25] said: 452 4.2.2 over quota | mailbox-full",
        "host mx.spf.example [2001:db8::25] said: 550 5.1.1 User unknown | recipient-unknown",
        "550 5.1.1 User unknown (message-id <ptr-1@blocklist.example>) | recipient-unknown"
      })
  void noNameIsTakenForAReason(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 Client host [2001:db8::25] blocked using zen.spamhaus.org | client-blocklisted",
        "554 IP=2001:db8::25 - A problem occurred. (Ask your postmaster for help or to contact"
            + " tosa@rx.t-online.de to clarify.) (BL) | client-blocklisted",
        "550 5.7.23 <bob@example.net>: SPF fail; id=alice@example.org;ip=2001:db8::25 | spf-fail",
        "554 5.7.1 <h.example[2001:db8::25]>: Client host rejected: Dynamic IP addresses not allowed | ptr-generic"
      })
  void whatStandsBesideAName(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "554 Sender <alice@example.org> is on the sender blacklist | sender-refused",
        "550 5.1.1 <alice@example.org> sender is blacklisted | sender-refused",
        "550 Sender IP is blacklisted | client-blocklisted",
        "550 5.7.1 sender is blacklisted at zen.spamhaus.org | client-blocklisted",
        "550 5.2.1 Mailbox disabled, not accepting messages | recipient-disabled",
        "550 Sender is blacklisted by the recipient | recipient-rule",
        "554 5.7.1 <bob@example.net>: Recipient address rejected: Blacklisted | recipient-refused",
        "550 Attachment type blacklisted | content-refused",
        "550 message sending for this account is disabled | account-blocked",
        "550 5.7.1 Outgoing mail from this account has been suspended | account-blocked",
        "550 5.2.1 <bob@example.net> account disabled | recipient-disabled",
        "535 Incorrect authentication data - Email Address Unknown | login-required",
        "535 5.7.0 mailbox disabled | login-required",
        "421 imp06 charter.net connection refused from [192.0.2.1] E1210 | client-blocked",
        "550 Connection refused due to abuse. | client-blocked",
        "554 vsmtp20.tin.it. Server not available - access denied | client-blocked",
        "connect to mx.example.net[2001:db8::1]:25: Connection refused | host-unreachable",
        "554 mx.example.net ESMTP not accepting messages | client-blocked",
        "421 4.3.2 Your IP(192.0.2.1) is filtered and this connection will be closed | client-blocked",
        "451 4.5.0 Error in processing, id=1, virus_scan FAILED: ALL VIRUS SCANNERS FAILED"
            + " | receiver-trouble",
        "451 4.7.1 SPF: DNS timeout when looking up example.org | spf-temperror",
        "550-Callback setup failed while verifying <alice@example.org> 550-The initial connection, or"
            + " a HELO or MAIL FROM:<> command was 550-rejected. 550 Sender verify failed"
            + " | sender-refused",
        "550-Callout verification failed: connect to mail.example.org [2001:db8::25] timed out"
            + " | sender-refused",
        "501 Syntactically invalid HELO argument(s) | helo-underscore",
        "550 Bad HELO - Host impersonating [mail.example.org] | helo-is-recipient-domain",
        "501 EHLO Invalid domain address. | helo-characters",
        "451 Recipient temporarily unavailable | receiver-trouble",
        "550 5.7.1 Recipient doesn't want your mail | recipient-rule",
        "550 5.1.20 Multiple From addresses are not allowed without Sender address | rfc-violation",
        "421 HL:ICC 163 smtp10 | too-many-connections",
        "450 MI:CEL 163 smtp | protocol-trouble",
        "421 Server temporarily unavailable. Try again later. IB101 | receiver-trouble",
        "warning: hostname mail.example.org does not resolve to address 2001:db8::25: Name or service"
            + " not known | fcrdns-mismatch",
        "no IP address found for host mail.example.org (during SMTP connection from [2001:db8::25])"
            + " | fcrdns-mismatch",
        "550 Ваш IP-адрес в черном списке | client-blocklisted",
        "554 Сообщение отклонено как спам | spam",
        "550 Gebruiker bestaat niet | recipient-unknown",
        "550 用户邮箱已满 | mailbox-full",
        "550 alice@example.org Invalid SPF record. Inspect your SPF settings. IB508 | spf-fail",
      })
  void namesTheOneWhoCanMendIt(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "554 fe.example.net bizsmtp Connection rejected. IB104 | cloudmark",
        "554 This IP has been blocked for the day. IB111 |",
        "550 Account disabled |",
        "554 5.2.2 sending quota exceeded |",
        "421 HL:MEP 163 smtp8 | netease",
      })
  void namesNoReceiverForWordsThatOthersUseToo(String text, String receiver) {
    assertThat(explainer.explain(text).receiver().orElse(null)).isEqualTo(receiver);
  }
}
