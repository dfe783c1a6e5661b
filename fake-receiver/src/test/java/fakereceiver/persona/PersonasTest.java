package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Source.Certainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the built-in personas and their pages together. */
class PersonasTest {

  private static final Path FILES = Path.of("src/main/resources/fakereceiver/persona");
  private static final Path PAGES = Path.of("../docs/personas");
  private static final Path LIST = PAGES.resolve("README.md");
  private static final Personas PERSONAS = KnownRules.personas();

  /** A source says when: a year at least, or that nobody knows. */
  private static final Pattern DATED = Pattern.compile(".*(\\b(19|20)[0-9]{2}\\b|undated).*");

  private static final Pattern VERSION = Pattern.compile(".* [0-9]+\\.[0-9]+.*");

  @Test
  void listsEveryPersonaThatIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(PERSONAS.names());
    }
  }

  @Test
  void callsEveryPersonaAsItsFile() {
    assertThat(PERSONAS.all())
        .extracting(Persona::name)
        .containsExactlyElementsOf(PERSONAS.names());
  }

  @Test
  void listsProvidersFirstAndByName() {
    List<String> providers = PERSONAS.providers();

    assertThat(PERSONAS.names())
        .startsWith(providers.toArray(String[]::new))
        .doesNotHaveDuplicates();
    assertThat(providers).isSorted().contains("gmail", "laposte", "outlook", "yahoo-bulk");
    assertThat(providers)
        .allSatisfy(
            name ->
                assertThat(PersonaWords.certainties(PERSONAS.named(name)))
                    .doesNotContain(Certainty.RECORDED, Certainty.INVENTED));
  }

  @Test
  void countsNoInventionAndNobodyWhoRefusesEverybody() {
    assertThat(PERSONAS.all())
        .allSatisfy(
            persona ->
                assertThat(persona.counts())
                    .as(persona.name())
                    .isEqualTo(
                        !PersonaWords.certainties(persona).contains(Certainty.INVENTED)
                            && !persona.decisions().isEmpty()
                            && persona.receiver().takesIpv6()
                            && persona.habits().greylisting().isEmpty()));
  }

  @Test
  void guessesTheNameThatWasMeant() {
    assertThatThrownBy(() -> PERSONAS.named("postfix-strickt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", did you mean postfix-strict?");
  }

  @Test
  void readsAFileOfTheUsers(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("mine.yaml");
    Files.copy(FILES.resolve("strict-example.yaml"), file);

    assertThat(PERSONAS.read(file)).isEqualTo(PERSONAS.named("strict-example"));
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path directory) {
    assertThatThrownBy(() -> PERSONAS.read(directory.resolve("gone.yaml")))
        .isInstanceOf(PersonaFileException.class)
        .hasMessageContaining("gone.yaml: there is no such file");
  }

  @ParameterizedTest
  @MethodSource("personas")
  void datesEverySource(Persona persona) {
    assertThat(PersonaWords.consequences(persona))
        .allSatisfy(
            consequence -> assertThat(consequence.source().text()).matches(DATED.pattern()));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void saysWhichVersionWasRecordedAndWithWhatConfiguration(Persona persona) throws IOException {
    assertThat(PersonaPage.sources(persona).getOrDefault(Certainty.RECORDED, Map.of()).keySet())
        .allMatch(source -> VERSION.matcher(source).matches());
    assertThat(Files.readString(PAGES.resolve(persona.name() + ".md")))
        .containsPattern("\n## Configuration\n\n(.+\n)*\n? {4}\\S");
  }

  @Test
  void keepsAPageForEveryPersonaAndNoOther() throws IOException {
    writeMissingPages();
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(
              PERSONAS.names().stream().map(name -> name + ".md").toList());
    }
  }

  private static void writeMissingPages() throws IOException {
    for (Persona persona : PERSONAS.all()) {
      Path page = PAGES.resolve(persona.name() + ".md");
      if (Boolean.getBoolean("golden.write") && !Files.exists(page)) {
        Files.writeString(page, PersonaPage.skeleton(persona));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("personas")
  void beginsThePageWithNameAndTitle(Persona persona) throws IOException {
    assertThat(Files.readAllLines(PAGES.resolve(persona.name() + ".md")))
        .startsWith("# " + persona.name(), "", "**" + persona.title() + ".**", "")
        .contains("## What it does");
  }

  @ParameterizedTest
  @MethodSource("personas")
  void writesWhatAPersonaDoesAndHowWeKnowOnItsPage(Persona persona) throws IOException {
    Path page = PAGES.resolve(persona.name() + ".md");
    String old = Files.readString(page);
    int begin = old.indexOf(PersonaPage.BEGIN) + PersonaPage.BEGIN.length();
    int end = old.indexOf(PersonaPage.END);
    assertThat(old).contains(PersonaPage.BEGIN, PersonaPage.END);

    checkOrWrite(
        page, old, old.substring(0, begin) + PersonaPage.generated(persona) + old.substring(end));
  }

  @Test
  void writesTheListOfPersonas() throws IOException {
    checkOrWrite(
        LIST, Files.exists(LIST) ? Files.readString(LIST) : "", PersonaPage.list(PERSONAS.all()));
  }

  static List<Persona> personas() {
    return PERSONAS.all();
  }

  static List<Persona> recorded() {
    return PERSONAS.all().stream()
        .filter(persona -> PersonaWords.certainties(persona).contains(Certainty.RECORDED))
        .toList();
  }

  private static void checkOrWrite(Path file, String old, String expected) throws IOException {
    if (Boolean.getBoolean("golden.write") && !old.equals(expected)) {
      Files.writeString(file, expected);
      fail("wrote " + file + " anew, read the difference");
    }
    assertThat(old).as("%s, written by mvn verify -Dgolden.write=true", file).isEqualTo(expected);
  }

  @Test
  void startsAReceiverByTheNameOfABuiltInPersona() {
    try (FakeReceiver receiver = FakeReceiver.builder("postfix-strict").zone("").start()) {
      assertThat(receiver.address().getPort()).isPositive();
    }
    assertThatThrownBy(() -> FakeReceiver.builder("postfix-strikt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no persona \"postfix-strikt\"")
        .hasMessageContaining("postfix-strict");
  }
}
