package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTrailingDotTest {

  @ParameterizedTest
  @ValueSource(strings = {"alice@example.org.", "alice@localhost."})
  void failsWithADotAtTheEnd(String sender) {
    assertThat(SenderForms.failing(sender)).containsExactly("sender-trailing-dot");
  }
}
