package fakereceiver.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DaemonsTest {

  @Test
  void makesThreadsThatKeepNoProgramFromEnding() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);

    Thread thread = Daemons.named("worker").newThread(done::countDown);

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("worker");
    assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    thread.start();
    thread.join();
    assertThat(done.getCount()).isZero();
  }
}
