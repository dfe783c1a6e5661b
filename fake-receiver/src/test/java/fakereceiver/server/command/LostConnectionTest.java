package fakereceiver.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Memory;
import fakereceiver.mail.Transcript;
import fakereceiver.server.Lab;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.session.SessionRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets that fail where those of a working kernel do not, or not when a test wants it. */
class LostConnectionTest {

  private final TimedSocket socket = mock(TimedSocket.class);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void connect() throws IOException {
    when(socket.getInetAddress()).thenReturn(IpAddress.of("::1").toInetAddress());
    when(socket.getInputStream())
        .thenReturn(
            new ByteArrayInputStream("NOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII)));
    when(socket.getOutputStream()).thenReturn(said);
  }

  @Test
  void recordsASessionWhoseSocketCannotBeClosed() throws IOException {
    doThrow(new IOException("Input/output error")).when(socket).close();

    SessionRecord session = wholeSession();

    assertThat(said.toString(StandardCharsets.US_ASCII)).startsWith("220 ").contains("\r\n221 ");
    assertThat(session.trouble()).isEmpty();
    verify(socket).close();
  }

  @Test
  void recordsThatTheClientWasGoneBeforeItWasToldAnything() throws IOException {
    OutputStream gone = mock(OutputStream.class);
    doThrow(new SocketException("Broken pipe"))
        .when(gone)
        .write(any(byte[].class), anyInt(), anyInt());
    when(socket.getOutputStream()).thenReturn(gone);

    SessionRecord session = wholeSession();

    assertThat(session.trouble()).contains("connection lost: Broken pipe");
    assertThat(session.verdict().action()).isNotNull();
    verify(socket).close();
  }

  @Test
  void recordsThatTheLastReplyDidNotGoOut() throws IOException {
    OutputStream last = mock(OutputStream.class);
    when(socket.getOutputStream()).thenReturn(said, last);
    doThrow(new SocketException("Connection reset"))
        .when(last)
        .write(any(byte[].class), anyInt(), anyInt());

    SessionRecord session = wholeSession();

    assertThat(session.transcript().lines())
        .extracting(Transcript.Line::text)
        .endsWith("221 2.0.0 Bye", "the connection was gone before the last reply was sent");
    verify(socket).close();
  }

  private SessionRecord wholeSession() throws IOException {
    CommandLoop loop =
        new CommandLoop(
            new SmtpSession(
                "1", Lab.settings(), Memory.OF_NOBODY, socket, (mail, began) -> {}, () -> false));
    loop.run();
    return loop.end();
  }
}
