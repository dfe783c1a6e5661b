package fakereceiver.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import fakereceiver.judge.Memory;
import fakereceiver.server.Lab;
import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.Timeouts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class ListeningSocketTest {

  /** Some systems refuse options of a connection that was reset; Linux does not. */
  @Test
  void goesOnWhenAClientHasGoneBeforeItsSessionBegan() throws IOException {
    Sessions sessions = mock(Sessions.class);
    when(sessions.begin(any()))
        .thenAnswer(
            call ->
                new CommandLoop(
                    new SmtpSession(
                        "1",
                        Lab.settings(),
                        Memory.OF_NOBODY,
                        call.getArgument(0),
                        (mail, began) -> {},
                        () -> false)));
    try (ServerSocket server = new ServerSocket();
        TimedSocket connected = new TimedSocket(Timeouts.DEFAULT);
        ListeningSocket listening = new ListeningSocket(Timeouts.DEFAULT, sessions)) {
      server.bind(Lab.loopback());
      connected.connect(server.getLocalSocketAddress());
      TimedSocket gone = spy(connected);
      doThrow(new SocketException("Invalid argument")).when(gone).setTcpNoDelay(anyBoolean());

      try (Socket seen = listening.begin(gone)) {
        assertThat(seen.getInetAddress().getHostName()).isEqualTo("::1");
      }
    }
  }
}
