package example;

import static fakereceiver.assertj.FakeReceiverAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.junit.StartReceiver;
import fakereceiver.session.Claim;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.MailSendException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class ShopTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @StartReceiver(persona = "gmail", zone = "good.zone")
  static FakeReceiver gmail; // static: it is there before the application is

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> gmail.host());
    registry.add("spring.mail.port", () -> gmail.port());
  }

  @Autowired Shop shop;

  @BeforeEach
  void sendsAsTheMailHost() {
    gmail.claims(Claim.of("2001:db8::25", "mail.example.org"));
  }

  @Test
  void aReceiptIsDelivered() {
    shop.receipt("bob@example.net");

    assertThat(gmail.takeMail(SOON)).wasDelivered().hasSubject("Receipt");
  }

  @Test
  void aReceiptIsRefusedFromAnAddressWithoutName() {
    gmail.claims(Claim.of("2001:db8::99", "mail.example.org"));

    assertThatThrownBy(() -> shop.receipt("bob@example.net")).isInstanceOf(MailSendException.class);
    assertThat(gmail.takeMail(SOON)).wasRefused().with(550, "5.7.1").because("ptr-missing");
  }
}
