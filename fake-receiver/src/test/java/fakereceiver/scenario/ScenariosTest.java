package fakereceiver.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.persona.KnownRules;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every scenario in memory, as each of the personas that serve as examples. */
class ScenariosTest {

  private static final Path FILES = Path.of("src/main/resources/fakereceiver/scenario");
  private static final Scenarios SCENARIOS = new Scenarios();
  private static final Personas PERSONAS = KnownRules.personas();

  @ParameterizedTest
  @MethodSource("names")
  void endsAsExpected(String name) {
    Scenario scenario = SCENARIOS.named(name);

    assertThat(scenario.expected())
        .containsOnlyKeys(PERSONAS.examples().stream().map(Persona::name).toList())
        .allSatisfy(
            (persona, expectation) -> {
              Judge judge =
                  new RuleBook(Clock.systemUTC()).judge(PERSONAS.named(persona), scenario.dns());
              Verdict verdict = judge.whole(scenario.attempt());

              assertThat(expectation.differences(verdict)).isEmpty();
            });
  }

  /** By a persona that refuses nothing, so that no rule is left out. */
  @ParameterizedTest
  @MethodSource("names")
  void showsTheFaultsThatItTells(String name) {
    Scenario scenario = SCENARIOS.named(name);
    Judge judge =
        new Judge(
            new RuleBook(Clock.systemUTC()).rules(), PERSONAS.named("permissive"), scenario.dns());

    Verdict verdict = judge.whole(scenario.attempt());

    assertThat(verdict.findings().ids()).hasSameSizeAs(RuleBook.ids());
    assertThat(scenario.faults().differences(verdict.findings())).isEmpty();
  }

  static List<String> names() {
    return SCENARIOS.names();
  }

  @Test
  void listsEveryScenarioThatIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(SCENARIOS.names());
    }
  }

  @Test
  void callsEveryScenarioAsItsFile() {
    assertThat(SCENARIOS.all())
        .extracting(Scenario::name)
        .containsExactlyElementsOf(SCENARIOS.names());
  }

  @Test
  void expectsOnlyRulesThatExist() {
    assertThat(SCENARIOS.all())
        .flatExtracting(scenario -> scenario.expected().values())
        .allSatisfy(expectation -> assertThat(KnownRules.ids()).containsAll(expectation.because()));
    assertThat(SCENARIOS.all())
        .extracting(Scenario::faults)
        .allSatisfy(
            faults ->
                assertThat(KnownRules.ids())
                    .containsAll(faults.failed())
                    .containsAll(faults.undecided()));
  }

  @Test
  void sendsAMessageFromTheReversePath() {
    assertThat(
            Authors.of(SCENARIOS.named("all-good").attempt().message().orElseThrow()).mailboxes())
        .containsExactly(Mailbox.of("alice@example.org"));
  }

  @Test
  void guessesTheNameThatWasMeant() {
    assertThatThrownBy(() -> SCENARIOS.named("al-good"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no scenario \"al-good\", did you mean all-good?");
  }
}
