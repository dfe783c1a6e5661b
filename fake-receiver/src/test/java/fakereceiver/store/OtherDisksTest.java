package fakereceiver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store on the disks of Windows and macOS, which are played in memory. */
class OtherDisksTest {

  private static FileSystem disk(String system) {
    return Jimfs.newFileSystem(
        system.equals("Windows")
            ? Configuration.windows()
            : Configuration.osX().toBuilder().setAttributeViews("basic").build());
  }

  private static Path folder(FileSystem disk) {
    return disk.getRootDirectories().iterator().next().resolve("mail box").resolve("store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Windows", "macOS"})
  void takesMailWithoutPermissionsOfUnix(String system) throws IOException {
    try (FileSystem disk = disk(system)) {
      Path folder = folder(disk);
      MailFolder.prepare(folder);
      Path file = folder.resolve("7-1.eml");

      try (NewFile mail =
          new NewFile(folder, "7-1.eml", out -> out.write(bytes("Subject: hi\r\n\r\nhi\r\n")))) {
        mail.publish();
        DurableFile.flushNames(folder);
        mail.keep();
      }

      assertThat(Files.readString(file)).isEqualTo("Subject: hi\r\n\r\nhi\r\n");
      assertThat(Files.isDirectory(folder.resolve("junk"))).isTrue();
      assertThat(MailFolder.lastSession(folder)).isEqualTo(7);
      try (var files = Files.list(folder)) {
        assertThat(files.map(one -> String.valueOf(one.getFileName())))
            .containsExactlyInAnyOrder("7-1.eml", "junk");
      }
    }
  }

  @Test
  void isNeverWrittenOver() throws IOException {
    try (FileSystem disk = disk("Windows")) {
      Path folder = folder(disk);
      MailFolder.prepare(folder);
      Files.writeString(folder.resolve("7-1.eml"), "older");

      try (NewFile mail = new NewFile(folder, "7-1.eml", out -> out.write(bytes("newer")))) {
        assertThatThrownBy(mail::publish).isInstanceOf(FileAlreadyExistsException.class);
      }

      assertThat(Files.readString(folder.resolve("7-1.eml"))).isEqualTo("older");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
