package fakereceiver.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.judge.Persona;
import java.util.Set;

/** Persona files: a persona, or a list of everything that is wrong with its line. */
class PersonaFuzzTest {

  private static final Set<String> RULES = Set.of("ptr-missing", "helo-missing");

  @FuzzTest
  void file(byte[] input) {
    try {
      assertThat(
              PersonaFile.read("x.yaml", new String(input, UTF_8), RULES, PersonaFuzzTest::none)
                  .name())
          .isNotEmpty();
    } catch (PersonaFileException e) {
      assertThat(e).hasMessageStartingWith("x.yaml:");
    }
  }

  private static Persona none(String name) {
    throw new IllegalArgumentException("there is no persona " + name);
  }
}
