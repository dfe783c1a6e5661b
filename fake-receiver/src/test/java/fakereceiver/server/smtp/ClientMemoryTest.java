package fakereceiver.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Memory.Counted;
import fakereceiver.judge.Memory.Triplet;
import fakereceiver.judge.TimeBehaviour.Quota;
import fakereceiver.server.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientMemoryTest {

  private static final Quota TWO_A_MINUTE = new Quota(2, Duration.ofMinutes(1));

  private final SetClock clock = new SetClock();
  private final ClientMemory memory = new ClientMemory(clock);

  @Test
  void knowsSomebodyFromTheFirstAttemptOn() {
    assertThat(memory.known(alice("2001:db8:0:7::25"))).isZero();
    clock.forward(Duration.ofSeconds(10));
    assertThat(memory.known(alice("2001:db8:0:7::25"))).isEqualTo(Duration.ofSeconds(10));
    clock.forward(Duration.ofSeconds(10));
    assertThat(memory.known(alice("2001:db8:0:7:ffff::1"))).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void takesAnotherNetworkForAStranger() {
    memory.known(alice("2001:db8:0:7::25"));
    memory.known(alice("192.0.2.25"));
    clock.forward(Duration.ofSeconds(10));

    assertThat(memory.known(alice("2001:db8:0:8::25"))).isZero();
    assertThat(memory.known(alice("192.0.2.26"))).isZero();
    assertThat(memory.known(alice("192.0.2.25"))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void forgetsWhoDoesNotComeBackForADay() {
    memory.known(alice("2001:db8::25"));
    clock.forward(ClientMemory.FORGOTTEN.plusSeconds(1));

    assertThat(memory.known(alice("2001:db8::25"))).isZero();
  }

  @Test
  void countsWithinAWindowThatMovesOn() {
    assertThat(count("2001:db8::25")).isEqualTo(1);
    clock.forward(Duration.ofSeconds(40));
    assertThat(count("2001:db8::26")).isEqualTo(2);
    assertThat(count("2001:db8::27")).isEqualTo(3);
    assertThat(count("2001:db8:0:1::25")).isEqualTo(1);
    clock.forward(Duration.ofSeconds(20));
    assertThat(count("2001:db8::25")).isEqualTo(2);
    assertThat(count("2001:db8::25")).isEqualTo(3);
  }

  @Test
  void doesNotCountWhatWasRefusedAgainstThoseWhoComeLater() {
    for (int i = 0; i < 10; i++) {
      count("2001:db8::25");
    }
    clock.forward(Duration.ofMinutes(1));

    assertThat(count("2001:db8::25")).isEqualTo(1);
  }

  @Test
  void countsConnectionsAndMessagesApart() {
    count("2001:db8::25");

    assertThat(memory.count(Counted.MESSAGES, network("2001:db8::25"), TWO_A_MINUTE)).isEqualTo(1);
  }

  @Test
  void forgetsTheLongestUnseenOfVeryMany() {
    memory.known(alice("2001:db8::25"));
    for (int i = 0; i < ClientMemory.MAX + 10; i++) {
      memory.known(new Triplet(network("2001:db8:0:7::25"), "sender" + i, "bob@example.net"));
      memory.count(
          Counted.CONNECTIONS, network("2001:db8:" + Integer.toHexString(i) + "::"), TWO_A_MINUTE);
    }
    clock.forward(Duration.ofSeconds(10));

    assertThat(memory.known(alice("2001:db8::25"))).isZero();
    assertThat(memory.size()).isEqualTo(2 * ClientMemory.MAX);
  }

  @Test
  void keepsNoMoreMomentsThanItHasRoomFor() {
    Quota wide = new Quota(Quota.MOST, Duration.ofHours(1));
    int networks = ClientMemory.MAX_MOMENTS / Quota.MOST + 1;
    for (int n = 0; n < networks; n++) {
      for (int i = 0; i < Quota.MOST; i++) {
        memory.count(Counted.MESSAGES, network("2001:db8:" + Integer.toHexString(n) + "::"), wide);
      }
    }

    assertThat(memory.size()).isLessThan(networks);
  }

  @Test
  void takesNobodyForAVisitorFromTheFutureWhenTheClockIsSetBack() {
    memory.known(alice("2001:db8::25"));
    clock.forward(Duration.ofHours(-3));

    assertThat(memory.known(alice("2001:db8::25"))).isZero();
    clock.forward(Duration.ofMinutes(5));
    assertThat(memory.known(alice("2001:db8::25"))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void doesNotHoldAgainstAnybodyWhatWillHaveBeenWhenTheClockIsSetBack() {
    count("2001:db8::25");
    count("2001:db8::25");
    clock.forward(Duration.ofHours(-3));

    assertThat(count("2001:db8::25")).isEqualTo(1);
    assertThat(count("2001:db8::25")).isEqualTo(2);
    assertThat(memory.size()).isEqualTo(1);
  }

  private int count(String client) {
    return memory.count(Counted.CONNECTIONS, network(client), TWO_A_MINUTE);
  }

  private static IpRange network(String client) {
    return ClientHistory.networkOf(IpAddress.of(client));
  }

  private static Triplet alice(String client) {
    return new Triplet(network(client), "alice@example.org", "bob@example.net");
  }
}
