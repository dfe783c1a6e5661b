package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/persona-file.md: its example is one, and every key is told. */
class PersonaFilePageTest {

  private static final Path PAGE = Path.of("../docs/persona-file.md");

  @Test
  void showsAFileThatIsRight(@TempDir Path folder) throws IOException {
    String example = Files.readString(PAGE).split("```yaml\n|```", 3)[1];
    Path file = folder.resolve("ours.yaml");
    Files.writeString(file, example);

    Persona ours = Personas.builtIn().read(file);

    assertThat(ours.decisions().keySet())
        .startsWith("ptr-missing", "spf-softfail", "helo-unresolvable")
        .contains("sender-domain-missing");
    assertThat(ours.counts()).isTrue();
  }

  @Test
  void tellsEveryKey() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Stream.of(PersonaFile.KEYS, RuleReader.KEYS, SightReader.KEYS, ScoringReader.KEYS))
        .allSatisfy(
            keys -> assertThat(keys).allSatisfy(k -> assertThat(page).contains("`" + k + "`")));
  }
}
