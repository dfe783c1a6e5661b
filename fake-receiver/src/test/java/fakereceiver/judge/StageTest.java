package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.mail.Mailbox;
import org.junit.jupiter.api.Test;

class StageTest {

  @Test
  void ofManyRecipientsTheFirstAreNamed() {
    Attempt attempt = Attempt.from("2001:db8::25");
    for (int i = 1; i <= 20; i++) {
      attempt = attempt.withRecipient(Mailbox.of("bob" + i + "@example.net"));
    }
    assertThat(Stage.RCPT.subject(attempt))
        .startsWith("bob1@example.net, bob2@example.net, ")
        .endsWith(", bob20@example.net");

    Attempt more = attempt.withRecipient(Mailbox.of("carol@example.net"));
    assertThat(Stage.RCPT.subject(more)).endsWith(", bob20@example.net, and 1 more");
  }
}
