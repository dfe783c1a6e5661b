package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program in a locale that knows ASCII alone. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere, names are not in the locale's encoding")
class NativeTextTest {

  private static final Map<String, String> ASCII = Map.of("LC_ALL", "C");

  @TempDir private Path folder;

  @Test
  void anArgumentThatIsLostIsToldAndNotGuessed() throws Exception {
    // by octets: this JVM's own locale may be C, too
    Program program =
        Program.through(
            folder, "\"$@\" --persona \"$(printf 'b\\303\\274cher.yaml')\"", ASCII, "serve");
    assertThat(program.code()).isEqualTo(ExitCode.USAGE);
    assertThat(program.err())
        .isEqualToIgnoringNewLines(
            "fake-receiver: an argument has characters beyond ASCII, which this locale cannot say;"
                + " set one of UTF-8, such as LC_ALL=C.UTF-8");
  }

  @Test
  void aNulInANameOfAFileIsNoFaultOfTheProgram() {
    java.nio.file.InvalidPathException e =
        new java.nio.file.InvalidPathException("a\u0000b", "Nul character not allowed");
    assertThat(NativeText.why(e)).endsWith("is no name of a file: Nul character not allowed");
  }
}
