package fakereceiver.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

import fakereceiver.server.Lab;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimedSocketTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  /** As it may be on Windows: no other system leaves a read asleep whose input has ended. */
  @Test
  void closesWhatTheEndOfItsInputDoesNotWake() throws Exception {
    Timeouts timeouts = new Timeouts(SHORT, SHORT, Duration.ofMinutes(1));
    try (ServerSocket server = new ServerSocket();
        TimedSocket connected = new TimedSocket(timeouts)) {
      server.bind(Lab.loopback());
      connected.connect(server.getLocalSocketAddress());
      TimedSocket socket = spy(connected);
      doNothing().when(socket).shutdownInput();
      ServerWire wire = new ServerWire(socket, mock(TranscriptWriter.class));
      CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> await(wire));
      long began = System.nanoTime();
      while (!reading.isDone() && System.nanoTime() - began < TimeUnit.MINUTES.toNanos(1)) {
        TimeUnit.MILLISECONDS.sleep(10);
        wire.keepTime();
      }
      assertThat(socket.isClosed()).isTrue();
      assertThatThrownBy(reading::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(SocketException.class);
    }
  }

  private static void await(ServerWire wire) {
    try {
      wire.awaitSomething();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
