package fakereceiver.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.persona.Personas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlResourcesTest {

  private final YamlResources files =
      new YamlResources("fakereceiver/persona", name -> Personas.class.getResource(name));

  @Test
  void isNotTakenFromAnArchiveOnceItsFileHasChanged() {
    YamlArchiveWriter older = new YamlArchiveWriter();
    older.add("gmail", "persona: older\n".getBytes(UTF_8));

    assertThat(named(YamlArchive.of(older.octets()))).hasValue("gmail");
  }

  @Test
  void isTakenFromAnArchiveOfJustThatText() {
    YamlArchive compiled = YamlArchive.of(files.compiled(List.of("gmail"))).orElseThrow();

    assertThat(compiled.isOf("gmail", files.text("gmail"))).isTrue();
    assertThat(named(Optional.of(compiled))).hasValue("gmail");
  }

  @Test
  void isParsedWhereTheBuildHasMadeNone() {
    assertThat(named(Optional.empty())).hasValue("gmail");
  }

  @Test
  void ofAJarIsTakenFromItsArchiveAsItIsThere() {
    YamlArchiveWriter writer = new YamlArchiveWriter();
    writer.add("gmail", "persona: packed\n".getBytes(UTF_8));

    assertThat(named(YamlArchive.of(writer.octets()), true)).hasValue("packed");
  }

  @Test
  void ofAJarIsParsedWhereItsArchiveLacksIt() {
    assertThat(named(YamlArchive.of(new YamlArchiveWriter().octets()), true)).hasValue("gmail");
  }

  @Test
  void hasToBeThere() {
    assertThatThrownBy(() -> files.read("none", new Problems("none.yaml")))
        .hasMessage("the program lacks its file none.yaml");
  }

  private Optional<String> named(Optional<YamlArchive> archive) {
    return named(archive, false);
  }

  private Optional<String> named(Optional<YamlArchive> archive, boolean packed) {
    return files
        .read("gmail", archive, packed, new Problems("gmail.yaml"))
        .flatMap(file -> file.text("persona"))
        .map(YamlText::value);
  }
}
