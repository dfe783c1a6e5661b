package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.persona.Personas;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smtpprobe.predict.Prediction;
import smtpprobe.rehearse.Rehearsal;

/** Each scenario predicted by the probe, and played over SMTP on {@code [::1]}: one verdict. */
class ScenarioTest {

  private static final Personas PERSONAS = Personas.builtIn();

  /** Those of which the scenarios expect something. */
  private static final List<Persona> EXAMPLES = PERSONAS.examples();

  /** One of each recorded server besides, that with the most checks. */
  private static final List<Persona> PLAYED =
      Stream.concat(
              EXAMPLES.stream(),
              Stream.of("exim-strict-connect", "opensmtpd-late", "sendmail-debian", "haraka-helo")
                  .map(PERSONAS::named))
          .toList();

  static Stream<Scenario> scenarios() {
    return new Scenarios().all().stream();
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("scenarios")
  void isPredictedAsExpected(Scenario scenario) {
    Prediction prediction =
        new Probe(scenario.dns(), Clock.systemUTC()).predict(scenario.attempt(), EXAMPLES);

    for (Verdict verdict : prediction.verdicts()) {
      assertThat(differences(scenario, verdict)).as(verdict.persona()).isEmpty();
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("scenarios")
  void isPlayedAsExpectedAndAsPredicted(Scenario scenario) {
    Rehearsal rehearsal = Probe.rehearse(List.of(scenario), PLAYED, Optional.empty(), story -> {});

    assertThat(rehearsal.scenes()).hasSize(PLAYED.size());
    assertThat(rehearsal.scenes())
        .extracting(scene -> scene.given().persona())
        .containsAll(scenario.expected().keySet());
    for (Rehearsal.Scene scene : rehearsal.scenes()) {
      if (scenario.expected().containsKey(scene.given().persona())) {
        assertThat(differences(scenario, scene.given())).as(scene.given().persona()).isEmpty();
      }
      assertThat(scene.isPredicted())
          .as(
              "predicted %s, given %s, heard %s",
              scene.predicted(), scene.given(), scene.dialogue())
          .isTrue();
    }
  }

  private static List<String> differences(Scenario scenario, Verdict verdict) {
    return scenario.expected().containsKey(verdict.persona())
        ? scenario.expected().get(verdict.persona()).differences(verdict)
        : List.of("nothing is expected of " + verdict.persona());
  }
}
