package example;

import static fakereceiver.assertion.MailAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Stage;
import fakereceiver.junit.StartReceiver;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailerTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @StartReceiver(persona = "gmail", zone = "good.zone", claims = "2001:db8::25")
  FakeReceiver gmail;

  @Test
  void aReceiptIsDelivered() throws MessagingException {
    new Mailer(gmail.host(), gmail.port()).send("bob@example.net", "Ihr Käse", "Grüße");

    assertThat(gmail.takeMail(SOON))
        .wasDelivered()
        .fromClaimed("2001:db8::25")
        .from("shop@example.org")
        .to("bob@example.net")
        .hasSubject("Ihr Käse")
        .hasBodyContaining("Grüße");
  }

  @Test
  void aReceiptIsRefusedWhereTheHostWasRenumbered(
      @StartReceiver(persona = "gmail", zone = "stale-aaaa.zone", claims = "2001:db8::25")
          FakeReceiver picky) {
    Mailer mailer = new Mailer(picky.host(), picky.port());

    assertThrows(
        MessagingException.class, () -> mailer.send("bob@example.net", "Receipt", "Thank you"));
    assertThat(picky.takeMail(SOON))
        .wasRefused()
        .at(Stage.MESSAGE)
        .with(550, "5.7.1")
        .because("fcrdns-mismatch");
  }

  @Test
  void aReceiptIsDeferredWhileDnsIsSilent() {
    gmail.zone("2001:db8::25 ANY !timeout");

    assertThrows(
        MessagingException.class,
        () -> new Mailer(gmail.host(), gmail.port()).send("bob@example.net", "Hi", "Thank you"));
    assertThat(gmail.takeMail(SOON)).wasDeferred().with(421, "4.7.0");
  }
}
