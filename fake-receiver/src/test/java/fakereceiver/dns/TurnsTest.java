package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.given.Daemons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of clients take turns, however many questions one of them has. */
class TurnsTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final Turns turns = new Turns(1, 100);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private static ClientNetwork network(String address) {
    return ClientNetwork.of(IpAddress.of(address));
  }

  private Thread waiter(String address) throws InterruptedException {
    Thread thread =
        Daemons.thread(
            "waiter",
            () -> {
              try {
                Turns.Turn turn = turns.await(network(address), LONG).orElseThrow();
                order.add(address);
                turn.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void aClientOfAnotherNetworkIsNotBehindAllOfOne() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (Turns.Turn first = turns.take(network("2001:db8:bad::1")).orElseThrow()) {
      for (int i = 1; i <= 20; i++) {
        threads.add(waiter("2001:db8:bad:" + i % 2 + "::" + i));
      }
      threads.add(waiter("2001:db8:bad:7::7"));
      threads.add(waiter("2001:db8::25"));
      first.silent();
    }
    for (Thread thread : threads) {
      thread.join(LONG.toMillis());
    }

    assertThat(order).hasSize(22);
    assertThat(order.indexOf("2001:db8::25")).as("after one of the other site").isLessThan(3);
    assertThat(order.indexOf("2001:db8:bad:7::7")).as("in that site").isLessThan(6);
  }

  @Test
  void silentServersOfOneSiteLeaveRoomForOthers() {
    Turns few = new Turns(10, 10);
    List<Turns.Turn> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      few.take(network("2001:db8:bad::" + i)).ifPresent(taken::add);
    }
    taken.forEach(Turns.Turn::silent);

    assertThat(taken).hasSize(5);
    assertThat(few.take(network("2001:db8::25"))).isPresent();
    taken.forEach(Turns.Turn::close);
    assertThat(few.take(network("2001:db8:bad::1"))).isPresent();
  }

  @Test
  void whoLosesPatienceIsNotGivenATurn() throws Exception {
    try (Turns.Turn first = turns.take(network("::1")).orElseThrow()) {
      assertThat(turns.await(network("2001:db8::25"), Duration.ofMillis(10))).isEmpty();
      first.silent();
    }

    assertThat(turns.take(network("2001:db8::25"))).isPresent();
  }
}
