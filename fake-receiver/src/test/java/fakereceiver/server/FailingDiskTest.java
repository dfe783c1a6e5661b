package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fakereceiver.FakeReceiver;
import fakereceiver.mail.Reply;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** A receiver that runs, over a disk that fails: that cannot be had for real. */
class FailingDiskTest {

  private final FileSystemProvider disk = mock(FileSystemProvider.class);
  private final FileSystem files = mock(FileSystem.class);
  private final OutputStream file = mock(OutputStream.class);

  @BeforeEach
  void mount() throws IOException {
    when(files.provider()).thenReturn(disk);
    when(disk.newOutputStream(any(), any(), any())).thenReturn(file);
    when(disk.newDirectoryStream(any(), any())).thenThrow(new NoSuchFileException("/mail"));
  }

  @Test
  void defersAMessageThatTheDiskIsTooFullFor() throws IOException {
    doThrow(new IOException("No space left on device"))
        .when(file)
        .write(any(byte[].class), anyInt(), anyInt());

    SessionRecord session = deliver();

    assertDeferred(session, "No space left on device");
    InOrder order = inOrder(file, disk);
    order.verify(file).close();
    order.verify(disk).deleteIfExists(any());
  }

  /** Over NFS, or with a quota, some disks say only at the end that there was no room. */
  @Test
  void defersAMessageThatIsLostWhenTheFileIsClosed() throws IOException {
    doThrow(new IOException("Disk quota exceeded")).when(file).close();

    assertDeferred(deliver(), "Disk quota exceeded");
    verify(disk).deleteIfExists(any());
  }

  @Test
  void tellsWhyItCouldNotWriteThoughItCannotRemoveTheRestEither() throws IOException {
    doThrow(new IOException("Input/output error"))
        .when(file)
        .write(any(byte[].class), anyInt(), anyInt());
    when(disk.deleteIfExists(any())).thenThrow(new IOException("Read-only file system"));

    assertDeferred(deliver(), "Input/output error");
  }

  /** What the tests above stand on: without a fault such a disk takes the message. */
  @Test
  void deliversToTheSameDiskWhenItDoesNotFail() throws IOException {
    SessionRecord session = deliver();

    assertThat(session.trouble()).isEmpty();
    assertThat(session.last().reply().map(Reply::code)).contains(250);
    verify(file, times(2)).close(); // message and envelope
    verify(disk, never()).deleteIfExists(any());
  }

  private static void assertDeferred(SessionRecord session, String reason) {
    assertThat(session.last().reply())
        .contains(Reply.of(452, "4.3.1 The message cannot be stored now"));
    assertThat(session.last().stored()).isEmpty();
    assertThat(session.trouble()).contains("cannot store a message in /mail: " + reason);
  }

  private SessionRecord deliver() {
    try (FakeReceiver receiver = Lab.receiver().store(path("/mail")).start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.say("From: alice@example.org\r\n\r\nHi\r\n.");
      client.say("QUIT");
      return Lab.session(receiver);
    }
  }

  private Path path(String name) {
    Path path = mock(Path.class, name);
    when(path.getFileSystem()).thenReturn(files);
    when(path.resolve(anyString()))
        .thenAnswer(call -> path(name + "/" + call.getArgument(0, String.class)));
    return path;
  }
}
