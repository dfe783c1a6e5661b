package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.persona.Personas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.bounce.cause.Causes;

/** Which address of a reply is the one that the receiver saw. */
class ReplyAddressTest {

  private final ReplyExplainer explainer =
      new ReplyExplainer(Personas.builtIn().all(), Causes.builtIn());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R=dnslookup T=remote_smtp defer (101): Network is unreachable H=mx.example.net"
            + " [2001:db8:9::1]",
        "2026-11-28 12:00:00 1pBvAB-0001Xy-2K H=mx.example.net [2001:db8:9::1] Network is"
            + " unreachable",
        "H=mx.example.net [2001:db8:9::1]: SMTP timeout after end of data",
        "to=<b@example.net>, relay=mx.example.net. [IPv6:2001:db8:9::1], stat=Service unavailable",
        "Nov 28 10:00:00 mail postfix/smtp[99]: connect to mx.example.net[2001:db8:9::1]:25:"
            + " Connection refused",
        "smtp-out: Address family mismatch on [connector:IPv6:2001:db8::25->[relay:example.net]]",
        "fatal: smtp_connect_addr: bad smtp_bind_address6 parameter: [2001:db8::25]: not known",
        "SSL_connect error to mx.example.net[2001:db8:9::1]:25: -1",
        "TLS is required, but was not offered by host mx.example.net[2001:db8:9::1]",
        "450 4.4.316 Connection refused [LastAttemptedIP=[2001:db8:9::1]:25",
      })
  void takesNoAddressOfTheOwnLogForOneThatTheReceiverSaw(String line) {
    assertThat(explainer.explain(line).clientAddress()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 [2001:db8::25] refused, no PTR|2001:db8::25",
        "host mx[2001:db8:1::25] said: 550 5.7.1 Client host [2001:db8::25] blocked|2001:db8::25",
        "554 5.7.1 IPv6:2001:db8:0:0:0:0:0:25 is listed|2001:db8::25",
        "550 172.18.0.1 has no reverse DNS|172.18.0.1",
        "550 ::ffff:192.0.2.1 has no reverse DNS|192.0.2.1"
      })
  void findsTheAddressThatTheReceiverSawAndNotItsOwn(String text, String address) {
    assertThat(explainer.explain(text).clientAddress()).contains(IpAddress.of(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect to mx.example.net[2001:db8:1::25]:25: Connection timed out",
        "550 5.1.1 no such user at 12:30:45",
        "451 4.3.0 Filter ::error::",
        "451 4.3.0 DB::Fee has failed",
        "550 5.7.1 policy cafe::1x",
        "550 5.7.1 version 1.2.3 refuses you",
        "Remote host said: 552 5.2.2 the mailbox is full Giving up on 2001:db8:1::25.",
        "421 4.7.28 unusual rate from your IP Netblock 2001:db8::/64",
        "451 4.4.1 The recipient server did not accept our requests to connect. [mx.example.net."
            + " 2001:db8:1::25: timed out]",
        "450 4.4.317 Cannot connect to remote server [LastAttemptedIP=[2001:db8:1::25]:25]",
        "450 4.4.317 Cannot connect to remote server [LastAttemptedIP=2001:db8:1::25:25]",
        "421 4.4.2 Connection dropped due to SocketError. The last endpoint attempted was"
            + " [2001:db8:1::25]:25",
        "550 5.1.7 <alice@example.org>: Sender address rejected: undeliverable address: connect to"
            + " mail.example.org[2001:db8:1::25]:25: Connection timed out",
        "550-Verification failed for <alice@example.org> 550-Called: 2001:db8:1::25 550 Sender"
            + " verify failed",
        "550 5.6.7 SMTPUTF8 is required, but was not offered by host mx.example.net[2001:db8:1::25]",
        "Permanent SMTP delivery error when sending to mx.example.net (2001:db8:1::25)",
        "SASL authentication failed: cannot SASL authenticate to server"
            + " mx.example.net[2001:db8:1::25]: no mechanism available",
        "Connected to 2001:db8:1::25 but my name was rejected.",
        "Error: connect ENETUNREACH 2001:db8:1::25:587 - Local (:::0)",
        "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)"
      })
  void takesNothingElseForTheAddress(String text) {
    assertThat(explainer.explain(text).clientAddress()).isEmpty();
  }
}
