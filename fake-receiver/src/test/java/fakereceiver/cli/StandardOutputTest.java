package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program where what it prints to fails. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
class StandardOutputTest {

  @TempDir private Path folder;

  private Program into(String redirection, String word) throws Exception {
    return Program.through(folder, redirection, Map.of(), word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"personas", "--version", "--help"})
  void whatIsLostIsToldAndNoSuccess(String word) throws Exception {
    Program full = into("\"$@\" >/dev/full", word);
    assertThat(full.code()).isEqualTo(ExitCode.USAGE);
    assertThat(full.err())
        .isEqualToIgnoringNewLines(
            "fake-receiver: standard output cannot be written: No space left on device");

    Program closed = into("\"$@\" >&-", word);
    assertThat(closed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(closed.err()).contains("standard output cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"personas", "--version", "--help"})
  void aReaderWhoHasSeenEnoughIsNoTrouble(String word) throws Exception {
    Program left = into("{ \"$@\"; echo $? >code; } | true; cat code", word);
    assertThat(left.out()).isEqualToIgnoringNewLines("0");
    assertThat(left.err()).isEmpty();
  }
}
