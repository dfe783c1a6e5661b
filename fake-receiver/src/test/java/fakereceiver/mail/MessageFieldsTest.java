package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessageFieldsTest {

  @Test
  void unfoldsFieldsInOrder() {
    assertThat(Message.of("X: a\r\n b\r\nY: c\nX:\td\r\n\r\nX: body\r\n").fields("x"))
        .containsExactly("a b", "d");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void doesNotTakeForeverOnAFieldWithManyFolds() {
    Message message = Message.of("X: y\r\n" + " a\r\n".repeat(260_000) + "\r\n");

    assertThat(message.fields("x")).hasSize(1);
  }

  @Test
  void readsWhatIsNoFieldAsNone() {
    Message message =
        Message.of(" X: a\r\nx : b\rno field\r\n: c\r\nX\r\n : d\r\nxx: e\nX:\r\n\r\nX: body\r\n");

    assertThat(message.fields("X")).containsExactly("a", "b", "d", "");
  }

  @Test
  void aMessageThatBeginsWithAnEmptyLineHasNoHeader() {
    Message message = Message.of("\r\n" + "X: body\r\n".repeat(200_000));

    assertThat(message.headerSize()).isZero();
    assertThat(message.isHeaderCutOff()).isFalse();
  }

  /**
   * Forty of them were the end of a receiver with 256 MiB: what is kept is counted by its octets.
   */
  @Test
  void keepsNothingOfTheFieldsThatItWasAskedFor() {
    byte[] octets = "X: y\r\n".repeat(175_000).getBytes(StandardCharsets.US_ASCII);
    long before = used();
    List<Message> messages = Stream.generate(() -> Message.of(octets)).limit(10).toList();

    messages.forEach(message -> assertThat(message.fields("Subject")).isEmpty());

    assertThat(used() - before).isLessThan(octets.length);
    assertThat(messages).hasSize(10);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
