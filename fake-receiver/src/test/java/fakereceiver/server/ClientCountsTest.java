package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one client may have at once, by its /64 or its IPv4 address. */
class ClientCountsTest {

  private final SetClock clock = new SetClock();

  private ClientCounts limited(int sessions, int perMinute) {
    return new ClientCounts(new ClientLimits(sessions, perMinute, false), clock);
  }

  private static boolean isTaken(ClientCounts counts, String peer) {
    return counts.enter(IpAddress.of(peer)).isEmpty();
  }

  @Test
  void aNetworkOf64BitsIsOneClient() {
    ClientCounts counts = limited(1, 100);
    assertThat(isTaken(counts, "2001:db8::1")).isTrue();
    assertThat(isTaken(counts, "2001:db8::ffff:2")).isFalse();
    assertThat(isTaken(counts, "2001:db8:0:1::1")).isTrue();
    assertThat(isTaken(counts, "192.0.2.1")).isTrue();
    assertThat(isTaken(counts, "::ffff:192.0.2.1")).isFalse();
    assertThat(isTaken(counts, "192.0.2.2")).isTrue();
  }

  @Test
  void oneThatHasGoneMakesRoomAndLeavesNothingBehind() {
    ClientCounts counts = limited(1, Integer.MAX_VALUE);
    assertThat(isTaken(counts, "2001:db8::1")).isTrue();
    assertThat(isTaken(counts, "2001:db8::1")).isFalse();
    counts.leave(IpAddress.of("2001:db8::1"));
    counts.leave(IpAddress.of("2001:db8::1"));
    assertThat(counts.size()).isZero();
    assertThat(isTaken(counts, "2001:db8::1")).isTrue();
  }

  @Test
  void howOftenIsCountedAnewEachMinuteForABoundedNumberOfNetworks() {
    ClientCounts counts = limited(1_000_000, 1);
    assertThat(isTaken(counts, "2001:db8::1")).isTrue();
    assertThat(isTaken(counts, "2001:db8::1")).isFalse();
    counts.leave(IpAddress.of("2001:db8::1"));
    counts.leave(IpAddress.of("2001:db8::1"));
    clock.forward(Duration.ofMinutes(1));
    assertThat(isTaken(counts, "2001:db8::1")).isTrue();
    counts.leave(IpAddress.of("2001:db8::1"));
    for (int i = 0; i < ClientCounts.MAX_NETWORKS + 10; i++) {
      IpAddress peer = IpAddress.of("2001:db8:1:" + Integer.toHexString(i) + "::1");
      counts.enter(peer);
      counts.leave(peer);
    }
    assertThat(counts.size()).isEqualTo(ClientCounts.MAX_NETWORKS);
  }

  @Test
  void loopbackIsFreeUntilALimitIsSaid() {
    assertThat(isTaken(limited(1, 1), "::1")).isTrue();
    ClientCounts counts = new ClientCounts(ClientLimits.DEFAULT.withSessions(1), clock);
    assertThat(isTaken(counts, "::1")).isTrue();
    assertThat(isTaken(counts, "::1")).isFalse();
  }

  @Test
  void aLimitIsPositive() {
    assertThatThrownBy(() -> ClientLimits.DEFAULT.withPerMinute(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
