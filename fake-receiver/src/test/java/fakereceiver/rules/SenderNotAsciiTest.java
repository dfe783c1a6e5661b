package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNotAsciiTest {

  @ParameterizedTest
  @ValueSource(strings = {"jürgen@example.org", "alice@bücher.example", "алиса@пример.example"})
  void failsBeyondAsciiOnEitherSide(String sender) {
    assertThat(SenderForms.failing(sender)).containsExactly("sender-not-ascii");
  }
}
