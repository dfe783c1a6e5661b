package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDotsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a..b@example.org", ".a@example.org", "a.@example.org"})
  void failsWithDotsThatDoNotStandAlone(String sender) {
    assertThat(SenderForms.failing(sender)).containsExactly("sender-dots");
  }
}
