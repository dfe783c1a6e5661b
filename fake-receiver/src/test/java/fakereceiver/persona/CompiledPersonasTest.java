package fakereceiver.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.judge.Persona;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlArchive;
import fakereceiver.yaml.YamlArchiveWriter;
import fakereceiver.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the compiled personas to their files. */
class CompiledPersonasTest {

  private static final Optional<YamlArchive> COMPILED = YamlArchive.of(PersonaCompiler.compiled());

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
        new String(PersonaSources.text(name), UTF_8),
        KnownRules.ids(),
        CompiledPersonasTest::parsed);
  }

  @Test
  void areNotTakenOnceTheirFileHasChanged() {
    YamlArchiveWriter older = new YamlArchiveWriter();
    older.add("gmail", "persona: older\n".getBytes(UTF_8));

    assertThat(named("gmail", YamlArchive.of(older.octets()))).hasValue("gmail");
  }

  @Test
  void areParsedWhereTheBuildHasMadeNone() {
    assertThat(named("gmail", Optional.empty())).hasValue("gmail");
  }

  private static Optional<String> named(String name, Optional<YamlArchive> archive) {
    return PersonaSources.read(name, archive, new Problems(name))
        .flatMap(file -> file.text("persona"))
        .map(YamlText::value);
  }

  @Test
  void areWrittenBesideTheirClasses(@TempDir Path classes) throws IOException {
    Path folder = Files.createDirectories(classes.resolve("fakereceiver/persona"));

    PersonaCompiler.main(classes.toString());

    assertThat(folder.resolve("compiled.yamls")).hasBinaryContent(PersonaCompiler.compiled());
  }

  @Test
  void areThereInWhatMavenBuilds() throws IOException {
    assumeTrue(System.getProperty("basedir") != null, "built by something else");
    try (InputStream there = Personas.class.getResourceAsStream(PersonaSources.ARCHIVE)) {
      assertThat(there).as("the execution \"personas\" of the pom").isNotNull();
      assertThat(there.readAllBytes()).isEqualTo(PersonaCompiler.compiled());
    }
  }
}
