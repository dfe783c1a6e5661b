package fakereceiver.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.session.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnstufferTest {

  @Test
  void readsTheSameHoweverTheDataIsCutIntoBlocks() {
    Random random = new Random(25);
    byte[] alphabet = "\r\n.a".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 2000; round++) {
      byte[] data = new byte[random.nextInt(40)];
      for (int i = 0; i < data.length; i++) {
        data[i] = alphabet[random.nextInt(alphabet.length)];
      }
      String whole = unstuffed(data, data.length);
      assertThat(unstuffed(data, 1)).isEqualTo(whole);
      assertThat(unstuffed(data, 3)).isEqualTo(whole);
      assertThat(whole).isEqualTo(plainly(new String(data, StandardCharsets.US_ASCII)));
    }
  }

  private static String unstuffed(byte[] data, int block) {
    MessageBuffer message = new MessageBuffer(1000, new Budget(1 << 22).open(ClientNetwork.OWN));
    Unstuffer unstuffer = new Unstuffer(message);
    int at = 0;
    while (at < data.length && !unstuffer.isAtEnd()) {
      int end = Math.min(data.length, at + Math.max(1, block));
      byte[] copy = Arrays.copyOfRange(data, at, end);
      at += unstuffer.feed(copy, 0, copy.length);
    }
    String text = new String(message.toMessage().bytes(), StandardCharsets.US_ASCII);
    return unstuffer.isAtEnd() ? at + " " + text : "open";
  }

  /** The same by the letter of the standard, slowly. */
  private static String plainly(String data) {
    String stream = "\r\n" + data;
    int end = stream.indexOf("\r\n.\r\n");
    if (end < 0) {
      return "open";
    }
    String text = stream.substring(0, end + 2).replace("\r\n.", "\r\n").substring(2);
    return (end + 3) + " " + text;
  }
}
