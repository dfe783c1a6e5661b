package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the built-in personas and their pages together. */
class PersonasTest {

  private static final Path FILES = Path.of("src/main/resources/fakereceiver/persona");
  private static final Path PAGES = Path.of("../docs/personas");
  private static final Path TABLE = PAGES.resolve("README.md");
  private static final String BEGIN = "<!-- generated from the persona file, do not edit -->\n";
  private static final String END = "<!-- end of the generated part -->\n";
  private static final Personas PERSONAS = KnownRules.personas();

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
        .hasMessageContaining("gone.yaml: cannot be read");
  }

  @Test
  void keepsAPageForEveryPersonaAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(
              PERSONAS.names().stream().map(name -> name + ".md").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("personas")
  void separatesWhatIsDocumentedObservedAndAssumed(Persona persona) throws IOException {
    assertThat(Files.readAllLines(PAGES.resolve(persona.name() + ".md")))
        .startsWith("# " + persona.name(), "", "**" + persona.title() + ".**", "")
        .containsSubsequence("## What it does", "## Documented", "## Observed", "## Assumed");
  }

  @ParameterizedTest
  @MethodSource("personas")
  void writesWhatAPersonaDoesOnItsPage(Persona persona) throws IOException {
    Path page = PAGES.resolve(persona.name() + ".md");
    String old = Files.readString(page);
    int begin = old.indexOf(BEGIN) + BEGIN.length();
    int end = old.indexOf(END);
    assertThat(old).contains(BEGIN, END);

    checkOrWrite(page, old, old.substring(0, begin) + table(persona) + old.substring(end));
  }

  @Test
  void writesTheTableOfPersonas() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            # The personas

            Generated from the persona files; do not edit.

            | Persona | What it is | Speaks at |
            |---|---|---|
            """);
    for (Persona persona : PERSONAS.all()) {
      table.append(
          "| [%s](%s.md) | %s | %s |\n"
              .formatted(
                  persona.name(), persona.name(), persona.title(), persona.speaksAt().word()));
    }

    checkOrWrite(TABLE, Files.exists(TABLE) ? Files.readString(TABLE) : "", table.toString());
  }

  static List<Persona> personas() {
    return PERSONAS.all();
  }

  private static void checkOrWrite(Path file, String old, String expected) throws IOException {
    if (Boolean.getBoolean("golden.write") && !old.equals(expected)) {
      Files.writeString(file, expected);
      fail("wrote " + file + " anew, read the difference");
    }
    assertThat(old).as("%s, written by mvn verify -Dgolden.write=true", file).isEqualTo(expected);
  }

  private static String table(Persona persona) {
    String general =
        "Speaks at `%s`. Greets with `220 %s`, takes a message with `%s`. Waits %d s for DNS.%s%n"
            .formatted(
                persona.speaksAt().word(),
                persona.greeting(),
                persona.accepted().template(),
                persona.dnsBudget().toSeconds(),
                persona.receiver().blocklists().isEmpty()
                    ? ""
                    : " Asks the DNS lists "
                        + persona.receiver().blocklists().stream()
                            .map(list -> "`" + list + "`")
                            .collect(Collectors.joining(", "))
                        + ".");
    if (persona.decisions().isEmpty()) {
      return "\n" + general + "\nEvery fault is only noted.\n\n";
    }
    StringBuilder table =
        new StringBuilder("\n" + general)
            .append("\nIn the order of its checks; every other fault is only noted.\n\n")
            .append("| Rule | When the fault is there | When DNS cannot say | Source |\n")
            .append("|---|---|---|---|\n");
    persona
        .decisions()
        .forEach(
            (id, decision) ->
                table.append(
                    "| [%s](../rules/%s.md) | %s | %s | %s |\n"
                        .formatted(
                            id,
                            id,
                            words(decision.failed()) + stage(decision),
                            decision.undecided().equals(decision.failed()) || sameReply(decision)
                                ? "the same"
                                : words(decision.undecided()),
                            decision.failed().source())));
    return table.append('\n').toString();
  }

  private static boolean sameReply(Decision decision) {
    return decision.failed().reply().isPresent()
        && decision.failed().reply().equals(decision.undecided().reply());
  }

  private static String stage(Decision decision) {
    return decision.at().map(Stage::word).map(word -> ", at `" + word + "`").orElse("");
  }

  private static String words(Consequence consequence) {
    return consequence.action().word()
        + consequence
            .reply()
            .map(reply -> String.join("<br>", reply.template().wireLines()))
            .map(reply -> ": `" + reply.replace("<br>", "`<br>`") + "`")
            .orElse("");
  }
}
