package fakereceiver.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionThreadsTest {

  /** As in a container whose number of processes is limited. */
  @Test
  void runsWhomThereIsNoThreadForOnASpareOneOnceItIsTurnedAway() throws InterruptedException {
    ExecutorService none = mock(ExecutorService.class);
    doThrow(new OutOfMemoryError("unable to create native thread")).when(none).execute(any());
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    SessionThreads threads =
        new SessionThreads(none, Runnable::run, task -> seen.add("turned away"), () -> {});

    threads.execute(() -> seen.add("run"));

    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("turned away");
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("run");
    threads.shutdown();
  }
}
