package fakereceiver.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Scenario files: a scenario, or a list of everything that is wrong with its line. */
class ScenarioFuzzTest {

  @FuzzTest
  void file(byte[] input) {
    try {
      assertThat(ScenarioFile.read("x.yaml", new String(input, UTF_8)).name()).isNotEmpty();
    } catch (ScenarioFileException e) {
      assertThat(e).hasMessageStartingWith("x.yaml:");
    }
  }
}
