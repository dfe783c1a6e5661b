package example;

import static fakereceiver.assertion.MailAssertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.junit.StartReceiver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptTest {

  @StartReceiver(persona = "gmail", zone = "good.zone", claims = "2001:db8::25")
  FakeReceiver gmail;

  @Test
  void aReceiptIsDelivered() throws Exception {
    new Mailer(gmail.host(), gmail.port()).send("bob@example.net", "Hi", "Hello");

    assertThat(gmail.takeMail(Duration.ofSeconds(10)))
        .wasDelivered()
        .hasSubject("Hi")
        .hasBodyContaining("Hello");
  }
}
