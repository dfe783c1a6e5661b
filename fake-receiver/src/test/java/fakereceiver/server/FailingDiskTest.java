package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.calls;
import static org.mockito.Mockito.doNothing;
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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.spi.FileSystemProvider;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** A receiver that runs, over a disk that fails: that cannot be had for real. */
class FailingDiskTest {

  private final FileSystemProvider disk = mock(FileSystemProvider.class);
  private final FileSystem files = mock(FileSystem.class);
  private final FileChannel file = mock(FileChannel.class);

  @BeforeEach
  void mount() throws IOException {
    when(files.provider()).thenReturn(disk);
    when(files.supportedFileAttributeViews()).thenReturn(Set.of("posix"));
    when(disk.newFileChannel(any(), any(), any(FileAttribute[].class))).thenReturn(file);
    when(file.write(any(ByteBuffer.class)))
        .thenAnswer(
            call -> {
              ByteBuffer octets = call.getArgument(0);
              int all = octets.remaining();
              octets.position(octets.limit());
              return all;
            });
    when(disk.newDirectoryStream(any(), any())).thenAnswer(call -> nothing());
  }

  @Test
  void defersAMessageThatTheDiskIsTooFullFor() throws IOException {
    doThrow(new IOException("No space left on device")).when(file).write(any(ByteBuffer.class));

    assertDeferred(deliver(), "No space left on device");
    InOrder order = inOrder(file, disk);
    order.verify(file).write(any(ByteBuffer.class));
    order.verify(file).close();
    order.verify(disk).deleteIfExists(any());
    verify(disk, never()).createLink(any(), any());
  }

  /** A disk may say only when it is asked to write for good that there was no room. */
  @Test
  void defersAMessageThatIsLostWhenItIsFlushed() throws IOException {
    doNothing().doNothing().doThrow(new IOException("Disk quota exceeded")).when(file).force(true);

    assertDeferred(deliver(), "Disk quota exceeded");
    verify(disk, never()).createLink(any(), any());
  }

  /** Without that, a power failure could undo the names of files that are whole. */
  @Test
  void defersAMessageWhoseNameMayNotLast() throws IOException {
    doNothing()
        .doNothing()
        .doNothing()
        .doNothing()
        .doThrow(new IOException("Input/output error"))
        .when(file)
        .force(true);

    assertDeferred(deliver(), "Input/output error");
    verify(disk, times(2)).createLink(any(), any());
  }

  @Test
  void flushesMessageEnvelopeAndFolderBeforeItAnswers() throws IOException {
    assertThat(deliver().last().reply().map(Reply::code)).contains(250);

    InOrder order = inOrder(file, disk);
    order.verify(file, calls(2)).force(true); // of the trial at the start, in each folder
    order.verify(file, calls(2)).force(true);
    order.verify(disk, calls(2)).createLink(any(), any());
    order.verify(file, calls(1)).force(true);
  }

  @Test
  void writesToADiskWithoutLinks() throws IOException {
    doThrow(new UnsupportedOperationException()).when(disk).createLink(any(), any());

    assertThat(deliver().last().reply().map(Reply::code)).contains(250);
    verify(disk, times(2)).move(any(), any());
  }

  @Test
  void tellsWhyItCouldNotWriteThoughItCannotRemoveTheRestEither() throws IOException {
    doThrow(new IOException("Input/output error")).when(file).write(any(ByteBuffer.class));
    when(disk.deleteIfExists(any())).thenThrow(new IOException("Read-only file system"));

    assertDeferred(deliver(), "Input/output error");
  }

  /** What the tests above stand on: without a fault such a disk takes the message. */
  @Test
  void deliversToTheSameDiskWhenItDoesNotFail() throws IOException {
    SessionRecord session = deliver();

    assertThat(session.trouble()).isEmpty();
    assertThat(session.last().reply().map(Reply::code)).contains(250);
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

  private static DirectoryStream<Path> nothing() {
    DirectoryStream<Path> none = mock();
    when(none.iterator()).thenReturn(Collections.emptyIterator());
    return none;
  }

  private Path path(String name) {
    Path path = mock(Path.class, name);
    when(path.getFileSystem()).thenReturn(files);
    when(path.resolve(anyString()))
        .thenAnswer(call -> path(name + "/" + call.getArgument(0, String.class)));
    return path;
  }
}
