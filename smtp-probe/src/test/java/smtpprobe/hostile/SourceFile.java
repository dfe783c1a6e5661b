package smtpprobe.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source file of either program, as text.
 *
 * @param name of its class, with the package
 */
record SourceFile(String name, String text) {

  private static final List<Path> ROOTS =
      List.of(Path.of("../fake-receiver/src/main/java"), Path.of("src/main/java"));

  static List<SourceFile> ofBothModules() {
    return ROOTS.stream().flatMap(SourceFile::below).toList();
  }

  private static Stream<SourceFile> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(file -> read(root, file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path root, Path file) {
    try {
      String path = root.relativize(file).toString();
      return new SourceFile(
          path.substring(0, path.length() - ".java".length()).replace('/', '.'),
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line with that number, from 1. */
  String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
