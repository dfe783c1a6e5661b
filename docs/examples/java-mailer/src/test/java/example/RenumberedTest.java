package example;

import static fakereceiver.assertion.MailAssertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.junit.StartReceiver;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a failing test prints: {@code mvn test -DexcludedGroups= -Dtest=RenumberedTest}. */
@Tag("must-fail")
class RenumberedTest {

  @StartReceiver(persona = "gmail", zone = "stale-aaaa.zone", claims = "2001:db8::25")
  FakeReceiver gmail;

  @Test
  void aReceiptIsDelivered() {
    try {
      new Mailer(gmail.host(), gmail.port()).send("bob@example.net", "Receipt", "Thank you");
    } catch (MessagingException e) {
      // the assertion says more
    }

    assertThat(gmail.takeMail(Duration.ofSeconds(10))).wasDelivered();
  }
}
