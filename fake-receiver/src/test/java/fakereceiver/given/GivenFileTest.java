package fakereceiver.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GivenFileTest {

  @TempDir private Path folder;

  private static String why(Path file) {
    IOException trouble = catchThrowableOfType(IOException.class, () -> GivenFile.read(file, 10));
    return FileTrouble.why(file, trouble);
  }

  @Test
  void readsARegularFileOfThatSizeAtMost() throws IOException {
    assertThat(GivenFile.read(Files.writeString(folder.resolve("a"), "0123456789"), 10))
        .hasSize(10);
    assertThat(why(Files.writeString(folder.resolve("b"), "0123456789a")))
        .isEqualTo("it has more than 10 octets");
    assertThat(why(folder.resolve("c"))).isEqualTo("there is no such file");
    assertThat(why(folder)).isEqualTo("it is a folder, not a file");
  }

  @Test
  void doesNotWaitForAPipeNorReadADevice() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path zero = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

    assertThat(why(pipe)).isEqualTo("it is a pipe or a device, not a file");
    assertThat(why(zero)).isEqualTo("it is a pipe or a device, not a file");
  }
}
