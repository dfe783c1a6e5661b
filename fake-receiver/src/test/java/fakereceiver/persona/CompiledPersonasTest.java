package fakereceiver.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.judge.Persona;
import fakereceiver.yaml.YamlArchive;
import fakereceiver.yaml.YamlResources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the compiled personas to their files. */
class CompiledPersonasTest {

  private static final byte[] OCTETS = Personas.files().compiled(KnownRules.personas().names());

  private static final Optional<YamlArchive> COMPILED = YamlArchive.of(OCTETS);

  static Iterable<String> names() {
    return KnownRules.personas().names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void areWhatTheirFilesSay(String name) {
    assertThat(compiled(name)).isEqualTo(parsed(name));
  }

  private static Persona compiled(String name) {
    return PersonaFile.read(
        name,
        problems -> COMPILED.orElseThrow().file(name, problems),
        KnownRules.ids(),
        CompiledPersonasTest::compiled);
  }

  private static Persona parsed(String name) {
    return PersonaFile.read(
        name,
        new String(Personas.files().text(name), UTF_8),
        KnownRules.ids(),
        CompiledPersonasTest::parsed);
  }

  @Test
  void areWrittenBesideTheirClasses(@TempDir Path classes) throws IOException {
    PersonaCompiler.main(classes.toString());

    assertThat(classes.resolve("fakereceiver/persona/compiled.yamls")).hasBinaryContent(OCTETS);
  }

  @Test
  void areThereInWhatMavenBuilds() throws IOException {
    assumeTrue(System.getProperty("basedir") != null, "built by something else");
    try (InputStream there = Personas.class.getResourceAsStream(YamlResources.ARCHIVE)) {
      assertThat(there).as("the execution \"personas\" of the pom").isNotNull();
      assertThat(there.readAllBytes()).isEqualTo(OCTETS);
    }
  }
}
