package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
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
        "550 5.1.8 Access denied, bad outbound sender AS(42004) | account-blocked",
        "Nov 30 01:00:00 mail postfix/smtp[1234]: warning: smtp_connect_addr: bind 2001:db8::99:"
            + " Cannot assign requested address | bind-address-missing",
        "unable to bind outgoing SMTP call to 2001:db8::99: Cannot assign requested address |"
            + " bind-address-missing",
        "Host or domain name not found. Name service error for name=example.net type=MX:"
            + " Host not found | host-unknown",
      })
  void readsWhatTheOwnServerAndTheOwnProviderSay(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
    assertThat(explainer.explain(text).certainty()).isEqualTo(Certainty.CERTAIN);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 [2001:db8::25] refused, no PTR|2001:db8::25",
        "host mx[2001:db8:1::25] said: 550 5.7.1 Client host [2001:db8::25] blocked|2001:db8::25",
        "554 5.7.1 IPv6:2001:db8:0:0:0:0:0:25 is listed|2001:db8::25",
        "550 172.18.0.1 has no reverse DNS|172.18.0.1"
      })
  void findsTheAddressThatTheReceiverSawAndNotItsOwn(String text, String address) {
    assertThat(explainer.explain(text).clientAddress()).contains(IpAddress.of(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect to mx.example.net[2001:db8:1::25]:25: Connection timed out",
        "550 5.1.1 no such user at 12:30:45",
        "550 5.7.1 version 1.2.3 refuses you",
        "Remote host said: 552 5.2.2 the mailbox is full Giving up on 2001:db8:1::25.",
        "421 4.7.28 unusual rate from your IP Netblock 2001:db8::/64"
      })
  void takesNothingElseForTheAddress(String text) {
    assertThat(explainer.explain(text).clientAddress()).isEmpty();
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
}
