package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file, or a folder with all that is in it, for changing something there. */
public final class FolderCopy {

  private FolderCopy() {}

  /** The copy, which is not there yet. */
  public static Path of(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /** The folder, with something else in one of its files for what is there. */
  public static Path changed(Path folder, String file, String old, String instead)
      throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, instead));
    return folder;
  }
}
