package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTooLongTest {

  @ParameterizedTest
  @ValueSource(ints = {63, 64})
  void anAccountNameMayHave64Octets(int length) {
    assertThat(SenderForms.failing("x".repeat(length) + "@example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 256})
  void failsWithMore(int length) {
    assertThat(SenderForms.failing("x".repeat(length) + "@example.org"))
        .isEqualTo(List.of("sender-too-long"));
  }

  @ParameterizedTest
  @ValueSource(strings = "\u00fc")
  void countsOctetsNotLetters(String letter) {
    assertThat(SenderForms.failing(letter.repeat(33) + "@example.org")).contains("sender-too-long");
  }
}
