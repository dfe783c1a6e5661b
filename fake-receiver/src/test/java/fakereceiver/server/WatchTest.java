package fakereceiver.server;

import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.ServerWire;
import fakereceiver.server.wire.Timeouts;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ends sessions in time; {@link HostilePeersTest} has the sessions. */
class WatchTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  @Test
  void goesOnAfterAFailure() {
    ServerWire wire = mock(ServerWire.class);
    SmtpSession session = mock(SmtpSession.class);
    when(session.wire()).thenThrow(new IllegalStateException("no wire for now")).thenReturn(wire);
    try (Watch watch = new Watch(Set.of(session), new Timeouts(SHORT, SHORT, SHORT))) {
      watch.start();
      verify(wire, timeout(10_000).atLeastOnce()).keepTime();
      verify(session, atLeastOnce()).wire();
    }
  }
}
