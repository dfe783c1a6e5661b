package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessageFieldsTest {

  @Test
  void unfoldsFieldsInOrder() {
    Message message = Message.of("X: a\r\n b\r\nY: c\nX:\td\r\n\r\nX: body\r\n");

    assertThat(message.fields("x")).containsExactly("a b", "d");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void doesNotTakeForeverOnAFieldWithManyFolds() {
    Message message = Message.of("X: y\r\n" + " a\r\n".repeat(260_000) + "\r\n");

    assertThat(message.fields("x")).hasSize(1);
  }
}
