package fakereceiver.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.session.Budget;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageBufferTest {

  private static final int PLENTY = 1 << 26;

  @Test
  void keepsEveryOctetHoweverItComes() {
    Random random = new Random(16);
    for (int size : new int[] {0, 1, 4095, 4096, 4097, 8192, 65_535, 65_536, 131_073, 1 << 20}) {
      byte[] octets = new byte[size];
      random.nextBytes(octets);
      Budget budget = new Budget(PLENTY);
      MessageBuffer buffer = new MessageBuffer(size, budget.open(ClientNetwork.OWN));
      for (int at = 0; at < size; ) {
        int some = Math.min(size - at, 1 + random.nextInt(100_000));
        buffer.append(octets, at, some);
        at += some;
      }

      assertThat(buffer.isTooBig()).isFalse();
      assertThat(buffer.size()).isEqualTo(size);
      assertThat(buffer.toMessage().bytes()).isEqualTo(octets);
    }
  }

  @Test
  void keepsNothingOfWhatIsTooBigAndCountsAllOfIt() {
    Budget budget = new Budget(PLENTY);
    MessageBuffer buffer = new MessageBuffer(100_000, budget.open(ClientNetwork.OWN));
    buffer.append(new byte[100_000], 0, 100_000);
    assertThat(budget.live()).isGreaterThanOrEqualTo(100_000);
    buffer.append(new byte[1], 0, 1);
    buffer.append(new byte[70_000], 0, 70_000);

    assertThat(buffer.isTooBig()).isTrue();
    assertThat(buffer.size()).isEqualTo(170_001);
    assertThat(budget.live()).isLessThan(10_000);
  }

  @Test
  void givesUpWhenMemoryIsShortAndCountsAllOfIt() {
    Budget budget = new Budget(200_000);
    MessageBuffer buffer = new MessageBuffer(1 << 20, budget.open(ClientNetwork.OWN));
    byte[] block = new byte[150_000];
    Arrays.fill(block, (byte) 'a');
    buffer.append(block, 0, block.length);
    buffer.append(block, 0, block.length);

    assertThat(buffer.isUnaffordable()).isTrue();
    assertThat(buffer.size()).isEqualTo(300_000);
    assertThat(budget.live()).isLessThan(10_000);
  }
}
