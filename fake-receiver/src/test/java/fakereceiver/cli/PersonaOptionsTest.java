package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Persona;
import fakereceiver.persona.KnownRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaOptionsTest {

  @Test
  void showsAFewFromLenientToStrict() {
    assertThat(PersonaOptions.several(List.of(PersonaOptions.EXAMPLES)))
        .extracting(Persona::name)
        .containsExactly(
            "permissive", "strict-example", "postfix-strict", "postfix-ptr-only", "connect-strict");
  }

  @Test
  void takesEveryBuiltInOne() {
    assertThat(PersonaOptions.several(List.of("all")))
        .extracting(Persona::name)
        .containsExactlyElementsOf(KnownRules.personas().names())
        .hasSizeGreaterThan(30);
  }

  @Test
  void takesEachOnceInTheOrderInWhichTheyAreAskedFor() {
    assertThat(PersonaOptions.several(List.of("connect-strict", "examples", "connect-strict")))
        .extracting(Persona::name)
        .startsWith("connect-strict", "permissive")
        .doesNotHaveDuplicates();
  }

  @Test
  void readsAFileThatExtendsABuiltInOne(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "persona: mine\nextends: postfix-strict\nspeaks-at: helo\n");

    Persona mine = PersonaOptions.one(file.toString());

    assertThat(mine.decisions()).isEqualTo(PersonaOptions.one("postfix-strict").decisions());
  }

  @Test
  void saysInWhichLineAFileExtendsOneThatDoesNotExist(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("mine.yaml"), "persona: mine\nextends: postfix-strikt\n");

    assertThatThrownBy(() -> PersonaOptions.one(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            file + ":2: extends: found \"postfix-strikt\", expected the name of a persona")
        .hasMessageEndingWith("did you mean postfix-strict?)");
  }
}
