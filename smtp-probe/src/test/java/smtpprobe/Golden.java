package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected outputs, whole. {@code -Dgolden.write=true} rewrites them, and fails. */
public final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Compares {@code text} with the golden file of that name. */
  public static void check(String file, String text) {
    Path golden = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.writeString(golden, text);
        throw new AssertionError(golden + " was written anew: read the difference");
      }
      assertThat(text).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + golden, e);
    }
  }
}
